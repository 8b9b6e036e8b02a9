"""Forms and the notice that the agency gives: what they print, their bytes."""
