"""Reading somebody's report: choosing the file, waiting, and confirming what was understood."""
