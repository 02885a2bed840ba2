"""收数: the board of the departments, forms that go out, and what comes back, looked at before it is taken."""
