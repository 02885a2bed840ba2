"""What must not be published: numbers of people and accounts, names of private persons."""
