/// Small files of every format, made for the tests.
enum Samples {
  static let soi = """
    # FILE NAME: sample.soi
    # TITLE: Courtyard
    # DATA TYPE: soi
    # NUMBER ALTERNATIVES: 4
    # NUMBER VOTERS: 19
    # NUMBER UNIQUE ORDERS: 5
    # ALTERNATIVE NAME 1: Benches
    # ALTERNATIVE NAME 2: Bicycle shed: covered
    # ALTERNATIVE NAME 3: 儿童乐园
    # ALTERNATIVE NAME 4: Trees
    7: 1,2,3
    5: 2, 1
    4: 3,4,2,1
    2: 4
    1:
    """
  static let toc = """
    # DATA TYPE: toc
    # NUMBER ALTERNATIVES: 3
    # NUMBER VOTERS: 6
    3: 1,{2,3}
    2: {2,3},1
    1: {1,2,3}
    """
  static let oldToi = "3\n1,Alpha\n2,Beta, the second\n3,Gamma\n9,9,3\n4,1,2\n3,{2,3},1\n2,3\n"
  static let blt = """
    4 2 # four candidates, two seats
    -4
    3 1 2 0
    (x7) 4 1=3 2 0
    2 - 3 0
    1 0
    0
    "Ada" "Ben"
    "Cleo # not a comment"
    "Dan"
    "Committee"
    """
  static let csv =
    "3,1,\n4,1,2,\n3,2,3,1,\n1,3,\n\"Candidate 1\",\"Ann, A\",\"Party (P)\",\n"
    + "\"Candidate 2\",\"Bob\",\"\",\n\"Candidate 3\",\"Cy\",\"X\",\n\"Ward 1\",\n"
  static let pb = """
    \u{FEFF}META
    key;value
    description;A "quoted; name" stays
    num_projects;4
    num_votes;5
    budget;1000,50
    vote_type;approval
    max_length;3
    PROJECTS
    project_id;cost;votes;name;category
    BO.1/23;400.25;3;"Well; with ""water"" ";health
    2;600;2;Path;None
    10;250;2;Lamp;none
    3;1000.50;1;Hall;
    VOTES
    voter_id;vote;age
    1;BO.1/23,2;33
    2;"BO.1/23,10";40
    3;BO.1/23 , 3;
    4;2,10;18
    5;;70
    """
  static let cumulative = """
    META
    key;value
    budget;10
    vote_type;cumulative
    PROJECTS
    project_id;cost
    a;5
    b;6
    VOTES
    voter_id;vote;points
    1;a,b;3,2
    2;b;5
    3;a;1.5
    """
  static let debian = """
    {
      "options": ["Change [3:1 majority needed]", "Other", "Further Discussion"],
      "default_option": 3,
      "quorum": 2.5,
      "ballots": {"1-2": 5, "213": 2, "--1": 1, "31-": 2}
    }
    """
  static let ranked = """
    {"format": "gongzhi-ballots", "version": 1, "kind": "ranked", "seats": 2,
     "candidates": [{"id": "a", "name": "Ada"}, {"id": "b", "name": "贝"}, {"id": "c"}],
     "ballots": [{"count": 3, "ranking": [["a"], ["b", "c"]]}, {"ranking": ["b"]}, {"count": 2, "ranking": []}]}
    """
  static let grades = """
    {"format": "gongzhi-ballots", "kind": "grades", "grades": ["good", "fair", "poor"],
     "candidates": [{"id": 1, "name": "A"}, {"id": 2, "name": "B"}],
     "ballots": [{"count": 2, "grades": {"1": "good", "2": "fair"}}, {"count": 2, "grades": {"1": "poor", "2": "fair"}}]}
    """
  static let quadratic = """
    {"format": "gongzhi-ballots", "kind": "quadratic", "credits": 25,
     "candidates": [{"id": "x"}, {"id": "y"}],
     "ballots": [{"votes": {"x": 4, "y": -3}}, {"count": 3, "votes": {"y": 2}}]}
    """
  static let scores = """
    {"format": "gongzhi-ballots", "kind": "score", "candidates": [{"id": "x"}, {"id": "y"}],
     "ballots": [{"count": 4, "scores": {"x": 2.5}}, {"count": 3, "scores": {"y": 3, "x": 0.1}}]}
    """
  static let approval = """
    {"format": "gongzhi-ballots", "kind": "approval", "candidates": [{"id": "x"}, {"id": "y"}],
     "ballots": [{"count": 4, "approved": ["x"]}, {"count": 3, "approved": ["y", "x"]}]}
    """

  static let all = [
    ("s.soi", soi), ("s.toc", toc), ("old.toi", oldToi), ("s.blt", blt), ("s.csv", csv), ("s.pb", pb),
    ("c.pb", cumulative), ("d.json", debian), ("r.json", ranked), ("g.json", grades), ("q.json", quadratic),
    ("p.json", scores), ("a.json", approval),
  ]
}
