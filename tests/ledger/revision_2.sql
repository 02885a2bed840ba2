PRAGMA application_id=1182420546;
PRAGMA user_version=2;
BEGIN TRANSACTION;
CREATE TABLE annotations (
	report_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	content TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_annotations PRIMARY KEY (report_id, kind, place), 
	CONSTRAINT fk_annotations_report_id FOREIGN KEY(report_id) REFERENCES reports (id)
)
 WITHOUT ROWID

;
INSERT INTO "annotations" VALUES(1,'department_return','公安局','{"DepartmentReturn":{"asked_at":"2023-01-02T03:04:05+08:00","due":"2023-01-10","received_at":"2023-01-02T03:04:05+08:00","file":"a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3","name":"报送.xlsx","state":{"ReturnState":"received"},"note":"缺两项"}}',7);
INSERT INTO "annotations" VALUES(1,'evidence','h01.a','{"Evidence":{"files":[["台账.pdf","a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3"]]}}',5);
INSERT INTO "annotations" VALUES(1,'read_aloud','h01.a','{"ReadAloud":{"readers":["张三","李四"],"at":"2023-01-02T03:04:05+08:00","value":"12.5件"}}',6);
INSERT INTO "annotations" VALUES(1,'reason','1a2b3c4d5e6f7a8b','{"Reason":{"text":"上年口径不同","person":"张三","at":"2023-01-02T03:04:05+08:00"}}',2);
INSERT INTO "annotations" VALUES(1,'returned','h01.a','{"Returned":{"figure":{"Figure":{"state":{"State":"value"},"value":{"Decimal":"12.5"},"note":"含乡镇"}},"department":"公安局","file":"a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3","name":"报送.xlsx","sheet":"表1","cell":"C7","at":"2023-01-02T03:04:05+08:00"}}',4);
INSERT INTO "annotations" VALUES(1,'snapshot','送审前','{"Snapshot":{"trail":7,"at":"2023-01-02T03:04:05+08:00","person":"张三"}}',9);
INSERT INTO "annotations" VALUES(1,'switched_off','sum','{"SwitchedOff":{"text":"本区没有这一项","person":"李四","at":"2023-01-02T03:04:05+08:00"}}',3);
INSERT INTO "annotations" VALUES(1,'table_map','公安局','{"TableMap":{"sheet":"汇总","heading_row":2,"label_column":1,"value_column":3,"codes":[["受理","h01.a"]]}}',8);
CREATE TABLE entries (
	report_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	position BIGINT NOT NULL, 
	level INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	heading VARCHAR NOT NULL, 
	run_in BOOLEAN NOT NULL, 
	carried BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_entries PRIMARY KEY (report_id, "key"), 
	CONSTRAINT fk_entries_report_id FOREIGN KEY(report_id) REFERENCES reports (id)
)
 WITHOUT ROWID

;
INSERT INTO "entries" VALUES(1,'k1',4294967296,1,'工作开展情况','',0,0,1);
INSERT INTO "entries" VALUES(1,'k2',8589934592,2,'依法行政','H01',0,0,1);
INSERT INTO "entries" VALUES(1,'k3',12884901888,0,'受理{{h01.a}}。','',0,1,1);
INSERT INTO "entries" VALUES(1,'k4',17179869184,3,'复议','',1,0,1);
INSERT INTO "entries" VALUES(1,'k5',21474836480,0,'𠮷“引号”——好','',0,0,1);
CREATE TABLE figures (
	unit_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	value_kind VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	origin_kind VARCHAR NOT NULL, 
	origin_detail TEXT NOT NULL, 
	person VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	note TEXT NOT NULL, 
	confirmed BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_figures PRIMARY KEY (unit_id, year, code), 
	CONSTRAINT fk_figures_unit_id FOREIGN KEY(unit_id) REFERENCES units (id)
)
 WITHOUT ROWID

;
INSERT INTO "figures" VALUES(1,2021,'h01.a','value','9','whole','','','typed','','','','',0,1);
INSERT INTO "figures" VALUES(1,2021,'h01.f','inapplicable','','','','','typed','','','','',0,1);
INSERT INTO "figures" VALUES(1,2022,'h01.a','value','12.50','number','','','cell','表1 B2','张三','','',0,1);
INSERT INTO "figures" VALUES(1,2022,'h01.b','value','300','whole','余','','typed','','','2023-01-02T03:04:05','',1,1);
INSERT INTO "figures" VALUES(1,2022,'h01.c','uncounted','','','','系统改造','typed','','','','待补',0,1);
INSERT INTO "figures" VALUES(1,2022,'h01.d','value','2022-03-01','date','','','typed','','','','',0,1);
INSERT INTO "figures" VALUES(1,2022,'h01.e','value','第10次','text','','','typed','','','','',0,1);
INSERT INTO "figures" VALUES(1,2022,'h01.f','none','','','','','typed','','','','',0,1);
CREATE TABLE files (
	sha256 VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	kept_at VARCHAR NOT NULL, 
	kept_by VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_files PRIMARY KEY (sha256)
);
INSERT INTO "files" VALUES('a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3',6,'2026-11-25T19:45:13+00:00','张三',X'789C7BB277C28BF58D000FE6044A');
CREATE TABLE indicators (
	report_id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	definition TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_indicators PRIMARY KEY (report_id, code), 
	CONSTRAINT fk_indicators_report_id FOREIGN KEY(report_id) REFERENCES reports (id)
)
 WITHOUT ROWID

;
INSERT INTO "indicators" VALUES(1,'own.a',0,'{"Indicator":{"code":"own.a","label":"自设指标","unit":"件","kind":{"Kind":"flow"},"heading":"H01","department":"办公室","period":{"Period":{"first":2020}}}}',1);
INSERT INTO "indicators" VALUES(1,'own.b',1,'{"Indicator":{"code":"own.b","label":"自设占比","unit":"%","kind":{"Kind":"share"},"heading":"H01","department":"","decimals":1,"formula":{"Operation":{"operator":"×","left":{"Operation":{"operator":"÷","left":{"Code":{"code":"own.a"}},"right":{"Code":{"code":"h01.a"}}}},"right":{"Number":{"value":{"Decimal":"100"}}}}},"aliases":["占比"]}}',1);
CREATE TABLE manifest (
	id INTEGER NOT NULL, 
	schema INTEGER NOT NULL, 
	made_by VARCHAR NOT NULL, 
	opened INTEGER NOT NULL, 
	units INTEGER NOT NULL, 
	reports INTEGER NOT NULL, 
	particulars INTEGER NOT NULL, 
	figures INTEGER NOT NULL, 
	entries INTEGER NOT NULL, 
	indicators INTEGER NOT NULL, 
	annotations INTEGER NOT NULL, 
	files INTEGER NOT NULL, 
	trail INTEGER NOT NULL, 
	head VARCHAR NOT NULL, 
	CONSTRAINT pk_manifest PRIMARY KEY (id)
);
INSERT INTO "manifest" VALUES(1,2,'0.1.0',0,1,1,11,8,5,2,8,1,9,'b49bab351f88193ec42e7cfed6c7ce0424e53f1923a9462b6843c542eb723732');
CREATE TABLE particulars (
	report_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_particulars PRIMARY KEY (report_id, name), 
	CONSTRAINT fk_particulars_report_id FOREIGN KEY(report_id) REFERENCES reports (id)
)
 WITHOUT ROWID

;
INSERT INTO "particulars" VALUES(1,'addressee','市委',1);
INSERT INTO "particulars" VALUES(1,'attachments','',1);
INSERT INTO "particulars" VALUES(1,'copies','',1);
INSERT INTO "particulars" VALUES(1,'document_number','',1);
INSERT INTO "particulars" VALUES(1,'issuer','',1);
INSERT INTO "particulars" VALUES(1,'printed_on','',1);
INSERT INTO "particulars" VALUES(1,'printer','',1);
INSERT INTO "particulars" VALUES(1,'signature','',1);
INSERT INTO "particulars" VALUES(1,'signer','',1);
INSERT INTO "particulars" VALUES(1,'title','{{单位}}{{本年}}年度法治政府建设情况报告',1);
INSERT INTO "particulars" VALUES(1,'written_on','2023-02-20',1);
CREATE TABLE reports (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	heading_set VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	created_by VARCHAR NOT NULL, 
	CONSTRAINT pk_reports PRIMARY KEY (id), 
	CONSTRAINT uq_reports_unit_id_year UNIQUE (unit_id, year), 
	CONSTRAINT fk_reports_unit_id FOREIGN KEY(unit_id) REFERENCES units (id)
);
INSERT INTO "reports" VALUES(1,1,2022,'A','2026-11-25T19:45:12+00:00','张三');
CREATE TABLE trail (
	id INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	edit TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_trail PRIMARY KEY (id), 
	CONSTRAINT fk_trail_report_id FOREIGN KEY(report_id) REFERENCES reports (id)
);
INSERT INTO "trail" VALUES(1,1,'2026-11-25T19:45:12+00:00','张三','新建2022年度报告','{"NewReport":["示例区司法局",2022,"A"]}','[["particulars",2022,"title",null,["{{单位}}{{本年}}年度法治政府建设情况报告"]],["particulars",2022,"addressee",null,["市委"]],["particulars",2022,"issuer",null,[""]],["particulars",2022,"document_number",null,[""]],["particulars",2022,"signer",null,[""]],["particulars",2022,"signature",null,[""]],["particulars",2022,"written_on",null,["2023-02-20"]],["particulars",2022,"attachments",null,[""]],["particulars",2022,"copies",null,[""]],["particulars",2022,"printer",null,[""]],["particulars",2022,"printed_on",null,[""]],["figures",2022,"h01.a",null,["value","12.50","number","","","cell","表1 B2","张三","","",false]],["figures",2022,"h01.b",null,["value","300","whole","余","","typed","","","2023-01-02T03:04:05","",true]],["figures",2022,"h01.c",null,["uncounted","","","","系统改造","typed","","","","待补",false]],["figures",2022,"h01.d",null,["value","2022-03-01","date","","","typed","","","","",false]],["figures",2022,"h01.e",null,["value","第10次","text","","","typed","","","","",false]],["figures",2022,"h01.f",null,["none","","","","","typed","","","","",false]],["figures",2021,"h01.a",null,["value","9","whole","","","typed","","","","",false]],["figures",2021,"h01.f",null,["inapplicable","","","","","typed","","","","",false]],["entries",2022,"k1",null,[4294967296,1,"工作开展情况","",false,false]],["entries",2022,"k2",null,[8589934592,2,"依法行政","H01",false,false]],["entries",2022,"k3",null,[12884901888,0,"受理{{h01.a}}。","",false,true]],["entries",2022,"k4",null,[17179869184,3,"复议","",true,false]],["entries",2022,"k5",null,[21474836480,0,"𠮷“引号”——好","",false,false]],["indicators",2022,"own.a",null,[0,"{\"Indicator\":{\"code\":\"own.a\",\"label\":\"自设指标\",\"unit\":\"件\",\"kind\":{\"Kind\":\"flow\"},\"heading\":\"H01\",\"department\":\"办公室\",\"period\":{\"Period\":{\"first\":2020}}}}"]],["indicators",2022,"own.b",null,[1,"{\"Indicator\":{\"code\":\"own.b\",\"label\":\"自设占比\",\"unit\":\"%\",\"kind\":{\"Kind\":\"share\"},\"heading\":\"H01\",\"department\":\"\",\"decimals\":1,\"formula\":{\"Operation\":{\"operator\":\"×\",\"left\":{\"Operation\":{\"operator\":\"÷\",\"left\":{\"Code\":{\"code\":\"own.a\"}},\"right\":{\"Code\":{\"code\":\"h01.a\"}}}},\"right\":{\"Number\":{\"value\":{\"Decimal\":\"100\"}}}}},\"aliases\":[\"占比\"]}}"]]]','3736045d9f2224216bb8e0f6bb11183f2cb97ba1ce6e6b6010ee70a964c3a05c');
INSERT INTO "trail" VALUES(2,1,'2026-11-25T19:45:13+00:00','张三','说明原因','{"Annotate":{"annotation":{"Reason":{"text":"上年口径不同","person":"张三","at":"2023-01-02T03:04:05+08:00"}},"place":"1a2b3c4d5e6f7a8b"}}','[["annotations",2022,"reason:1a2b3c4d5e6f7a8b",null,["{\"Reason\":{\"text\":\"上年口径不同\",\"person\":\"张三\",\"at\":\"2023-01-02T03:04:05+08:00\"}}"]]]','cb5613400bd31175830d80f31ced3576a58d0863edf03d8847724941f5a95856');
INSERT INTO "trail" VALUES(3,1,'2026-11-25T19:45:13+00:00','张三','停用规则','{"Annotate":{"annotation":{"SwitchedOff":{"text":"本区没有这一项","person":"李四","at":"2023-01-02T03:04:05+08:00"}},"place":"sum"}}','[["annotations",2022,"switched_off:sum",null,["{\"SwitchedOff\":{\"text\":\"本区没有这一项\",\"person\":\"李四\",\"at\":\"2023-01-02T03:04:05+08:00\"}}"]]]','41aee996bda6c4d035a86f26bdcecff90383fb7ac9980ee31fac7734269c738a');
INSERT INTO "trail" VALUES(4,1,'2026-11-25T19:45:13+00:00','张三','报送值','{"Annotate":{"annotation":{"Returned":{"figure":{"Figure":{"state":{"State":"value"},"value":{"Decimal":"12.5"},"note":"含乡镇"}},"department":"公安局","file":"a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3","name":"报送.xlsx","sheet":"表1","cell":"C7","at":"2023-01-02T03:04:05+08:00"}},"place":"h01.a"}}','[["annotations",2022,"returned:h01.a",null,["{\"Returned\":{\"figure\":{\"Figure\":{\"state\":{\"State\":\"value\"},\"value\":{\"Decimal\":\"12.5\"},\"note\":\"含乡镇\"}},\"department\":\"公安局\",\"file\":\"a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3\",\"name\":\"报送.xlsx\",\"sheet\":\"表1\",\"cell\":\"C7\",\"at\":\"2023-01-02T03:04:05+08:00\"}}"]]]','6d9b5efc9c4eafd6e1569709ebb527e0690db07952350697fc6fd31af2f372e5');
INSERT INTO "trail" VALUES(5,1,'2026-11-25T19:45:13+00:00','张三','佐证材料','{"Annotate":{"annotation":{"Evidence":{"files":[["台账.pdf","a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3"]]}},"place":"h01.a"}}','[["annotations",2022,"evidence:h01.a",null,["{\"Evidence\":{\"files\":[[\"台账.pdf\",\"a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3\"]]}}"]]]','04ed33b9a121f5df514ddaed923a2f874e06e4945da47b4572b7d409ec445edc');
INSERT INTO "trail" VALUES(6,1,'2026-11-25T19:45:13+00:00','张三','唱校','{"Annotate":{"annotation":{"ReadAloud":{"readers":["张三","李四"],"at":"2023-01-02T03:04:05+08:00","value":"12.5件"}},"place":"h01.a"}}','[["annotations",2022,"read_aloud:h01.a",null,["{\"ReadAloud\":{\"readers\":[\"张三\",\"李四\"],\"at\":\"2023-01-02T03:04:05+08:00\",\"value\":\"12.5件\"}}"]]]','7aab87a8ac3d409e0714c642dec1664f839021bc991294c99cdb30579ab844f5');
INSERT INTO "trail" VALUES(7,1,'2026-11-25T19:45:13+00:00','张三','部门报送','{"Annotate":{"annotation":{"DepartmentReturn":{"asked_at":"2023-01-02T03:04:05+08:00","due":"2023-01-10","received_at":"2023-01-02T03:04:05+08:00","file":"a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3","name":"报送.xlsx","state":{"ReturnState":"received"},"note":"缺两项"}},"place":"公安局"}}','[["annotations",2022,"department_return:公安局",null,["{\"DepartmentReturn\":{\"asked_at\":\"2023-01-02T03:04:05+08:00\",\"due\":\"2023-01-10\",\"received_at\":\"2023-01-02T03:04:05+08:00\",\"file\":\"a0cf60ec97a806bdfa31b80bd33f09d2f2408de62e9415cd0a3fd267ece3daf3\",\"name\":\"报送.xlsx\",\"state\":{\"ReturnState\":\"received\"},\"note\":\"缺两项\"}}"]]]','234fcf5f9d79bf5a8b1f9ab8620182a132c19d2cf45b44d9a2fc0b597c804e26');
INSERT INTO "trail" VALUES(8,1,'2026-11-25T19:45:13+00:00','张三','表格对应','{"Annotate":{"annotation":{"TableMap":{"sheet":"汇总","heading_row":2,"label_column":1,"value_column":3,"codes":[["受理","h01.a"]]}},"place":"公安局"}}','[["annotations",2022,"table_map:公安局",null,["{\"TableMap\":{\"sheet\":\"汇总\",\"heading_row\":2,\"label_column\":1,\"value_column\":3,\"codes\":[[\"受理\",\"h01.a\"]]}}"]]]','ce57b2d5e86f13fb1f6f8ad969d219389e2d58ffca49cdc484c24fba81efce04');
INSERT INTO "trail" VALUES(9,1,'2026-11-25T19:45:13+00:00','张三','留存版本','{"Annotate":{"annotation":{"Snapshot":{"trail":7,"at":"2023-01-02T03:04:05+08:00","person":"张三"}},"place":"送审前"}}','[["annotations",2022,"snapshot:送审前",null,["{\"Snapshot\":{\"trail\":7,\"at\":\"2023-01-02T03:04:05+08:00\",\"person\":\"张三\"}}"]]]','b49bab351f88193ec42e7cfed6c7ce0424e53f1923a9462b6843c542eb723732');
CREATE TABLE units (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_units PRIMARY KEY (id), 
	CONSTRAINT uq_units_name UNIQUE (name)
);
INSERT INTO "units" VALUES(1,'示例区司法局');
CREATE TRIGGER files_no_update BEFORE UPDATE ON files BEGIN SELECT RAISE(ABORT, 'the files can only grow'); END;
CREATE TRIGGER files_no_delete BEFORE DELETE ON files BEGIN SELECT RAISE(ABORT, 'the files can only grow'); END;
CREATE INDEX ix_figures_across ON figures (code, value_kind, year, value, unit_id);
CREATE INDEX ix_trail_report_id ON trail (report_id);
CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail can only grow'); END;
CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail can only grow'); END;
COMMIT;
