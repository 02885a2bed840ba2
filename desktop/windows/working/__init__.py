"""Work that takes long: run beside the window, one at a time, with how far it is and a way to stop."""
