"""汇总各区县: many units' figures side by side in a window of their own, from ledgers and 数据汇总表."""
