PRAGMA application_id=1182420546;
PRAGMA user_version=1;
BEGIN TRANSACTION;
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
INSERT INTO "figures" VALUES(1,2022,'h01.a','value','12.50','number','','','cell','表1 B2','张三','','',0,2);
INSERT INTO "figures" VALUES(1,2022,'h01.b','value','300','whole','余','','typed','','','2023-01-02T03:04:05','',1,1);
INSERT INTO "figures" VALUES(1,2022,'h01.c','uncounted','','','','系统改造','typed','','','','待补',0,1);
INSERT INTO "figures" VALUES(1,2022,'h01.d','value','2022-03-01','date','','','typed','','','','',0,1);
INSERT INTO "figures" VALUES(1,2022,'h01.e','value','第10次','text','','','typed','','','','',0,1);
INSERT INTO "figures" VALUES(1,2022,'h01.f','none','','','','','typed','','','','',0,1);
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
	trail INTEGER NOT NULL, 
	head VARCHAR NOT NULL, 
	CONSTRAINT pk_manifest PRIMARY KEY (id)
);
INSERT INTO "manifest" VALUES(1,1,'0.1.0',0,1,1,11,8,5,2,2,'496968b4c319aaedaa7077a7c1ea3f0feb308808cbdf0a296a63c246b6bc377a');
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
INSERT INTO "reports" VALUES(1,1,2022,'A','2026-11-23T19:44:26+00:00','张三');
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
INSERT INTO "trail" VALUES(1,1,'2026-11-23T19:44:26+00:00','张三','新建2022年度报告','{"NewReport":["示例区司法局",2022,"A"]}','[["particulars",2022,"title",null,["{{单位}}{{本年}}年度法治政府建设情况报告"]],["particulars",2022,"addressee",null,["市委"]],["particulars",2022,"issuer",null,[""]],["particulars",2022,"document_number",null,[""]],["particulars",2022,"signer",null,[""]],["particulars",2022,"signature",null,[""]],["particulars",2022,"written_on",null,["2023-02-20"]],["particulars",2022,"attachments",null,[""]],["particulars",2022,"copies",null,[""]],["particulars",2022,"printer",null,[""]],["particulars",2022,"printed_on",null,[""]],["figures",2022,"h01.a",null,["value","1","whole","","","typed","","","","",false]],["figures",2022,"h01.b",null,["value","300","whole","余","","typed","","","2023-01-02T03:04:05","",true]],["figures",2022,"h01.c",null,["uncounted","","","","系统改造","typed","","","","待补",false]],["figures",2022,"h01.d",null,["value","2022-03-01","date","","","typed","","","","",false]],["figures",2022,"h01.e",null,["value","第10次","text","","","typed","","","","",false]],["figures",2022,"h01.f",null,["none","","","","","typed","","","","",false]],["figures",2021,"h01.a",null,["value","9","whole","","","typed","","","","",false]],["figures",2021,"h01.f",null,["inapplicable","","","","","typed","","","","",false]],["entries",2022,"k1",null,[4294967296,1,"工作开展情况","",false,false]],["entries",2022,"k2",null,[8589934592,2,"依法行政","H01",false,false]],["entries",2022,"k3",null,[12884901888,0,"受理{{h01.a}}。","",false,true]],["entries",2022,"k4",null,[17179869184,3,"复议","",true,false]],["entries",2022,"k5",null,[21474836480,0,"𠮷“引号”——好","",false,false]],["indicators",2022,"own.a",null,[0,"{\"Indicator\":{\"code\":\"own.a\",\"label\":\"自设指标\",\"unit\":\"件\",\"kind\":{\"Kind\":\"flow\"},\"heading\":\"H01\",\"department\":\"办公室\",\"period\":{\"Period\":{\"first\":2020}}}}"]],["indicators",2022,"own.b",null,[1,"{\"Indicator\":{\"code\":\"own.b\",\"label\":\"自设占比\",\"unit\":\"%\",\"kind\":{\"Kind\":\"share\"},\"heading\":\"H01\",\"department\":\"\",\"decimals\":1,\"formula\":{\"Operation\":{\"operator\":\"×\",\"left\":{\"Operation\":{\"operator\":\"÷\",\"left\":{\"Code\":{\"code\":\"own.a\"}},\"right\":{\"Code\":{\"code\":\"h01.a\"}}}},\"right\":{\"Number\":{\"value\":{\"Decimal\":\"100\"}}}}},\"aliases\":[\"占比\"]}}"]]]','14c9b6d4e696f4c796bd2f8e819879ed68843b94677f648464e65cbfcd3442fc');
INSERT INTO "trail" VALUES(2,1,'2026-11-23T19:44:26+00:00','张三','改数','{"SetFigure":{"code":"h01.a","figure":{"Figure":{"state":{"State":"value"},"value":{"Decimal":"12.50"},"origin":{"Origin":{"kind":{"OriginKind":"cell"},"detail":"表1 B2"}},"person":"张三"}}}}','[["figures",2022,"h01.a",["value","1","whole","","","typed","","","","",false],["value","12.50","number","","","cell","表1 B2","张三","","",false]]]','496968b4c319aaedaa7077a7c1ea3f0feb308808cbdf0a296a63c246b6bc377a');
CREATE TABLE units (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_units PRIMARY KEY (id), 
	CONSTRAINT uq_units_name UNIQUE (name)
);
INSERT INTO "units" VALUES(1,'示例区司法局');
CREATE INDEX ix_figures_across ON figures (code, value_kind, year, value, unit_id);
CREATE INDEX ix_trail_report_id ON trail (report_id);
CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail can only grow'); END;
CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail can only grow'); END;
COMMIT;
