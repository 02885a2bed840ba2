"""What is wrong with a report: pure functions from report and catalog to findings, each one Chinese sentence.

A new check is one file and its name in one tuple. Which tuple depends on what the check looks at:

- the figures: `figures/check.py`, CHECKS, or CHECKS_WITH_LAST where it compares with last year's report;
- a whole text, ours or a file's: `proofread.py`, TEXT_CHECKS; one paragraph at a time: `form/passages.py`, TEXT_RULES;
- the numbers that one sentence states: `prose/check.py`, CHECKS, with its rule in RULES;
- a text beside the figures it states: `check.py`, CHECKS_BESIDE.

A relation between figures needs no code: it is a line of resources/relations.csv.
"""
