"""What was left over from last year: wording taken over, years, targets and names that no longer hold."""
