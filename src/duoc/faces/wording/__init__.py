"""What all faces say of a dossier in the same words: promises, times, stages, visits, official forms."""
