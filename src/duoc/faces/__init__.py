"""The ways in: screens and interfaces over the subject packages."""
