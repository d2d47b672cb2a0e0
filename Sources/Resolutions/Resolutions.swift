// The room Resolutions.
