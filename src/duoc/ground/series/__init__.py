"""Gapless numbers, one row-locked counter per series and period."""
