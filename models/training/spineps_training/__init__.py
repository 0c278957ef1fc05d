"""Training of the default networks of SPINEPS for Fiji."""
