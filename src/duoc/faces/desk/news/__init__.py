"""What an official hears at their desk."""
