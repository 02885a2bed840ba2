"""Where all units and years are kept, with the trail of every edit."""
