"""What nobody foresaw: caught, logged without figures, and said in one dialog."""
