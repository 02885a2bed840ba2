"""What is wrong with the figures: missing, against a relation, or not what the text can state."""
