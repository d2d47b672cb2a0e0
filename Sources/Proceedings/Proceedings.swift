// The room Proceedings.
