// The room Tables.
