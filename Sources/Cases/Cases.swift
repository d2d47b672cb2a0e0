// The room Cases.
