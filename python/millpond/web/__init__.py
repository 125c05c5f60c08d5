"""Where launchers look for the command line."""
