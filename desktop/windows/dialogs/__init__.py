"""The frame and the fields of every dialog, and the dialogs that belong to no other room."""
