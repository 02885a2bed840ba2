"""Tables out of the ledger as workbooks, and 数据汇总表 read back."""
