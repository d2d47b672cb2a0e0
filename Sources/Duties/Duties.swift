// The room Duties.
