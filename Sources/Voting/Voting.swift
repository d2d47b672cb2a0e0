// The room Voting.
