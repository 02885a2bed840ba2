"""What is wrong with a report: pure functions from report and catalog to findings, each one Chinese sentence."""
