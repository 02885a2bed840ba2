"""What a person can ask for, one verb each; used by the window and the command line alike."""
