"""Days off and hours of bodies, and dates that are counted again by them."""
