// The room Deliberation.
