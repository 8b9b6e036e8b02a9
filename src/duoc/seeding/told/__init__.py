"""Stories of `cases.yaml`: read, checked, played by the real acts on the stage of demonstrations, and judged."""
