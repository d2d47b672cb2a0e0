import Voting

/// Elections drawn by a seed, as the files that everyone reads.
enum BallotFiles {
  /// Complete orders of candidates in PrefLib's form: a voter follows one of eight camps and moves some names about.
  static func orders(ballots: Int, candidates: Int, seed: UInt64) -> String {
    var random = Seeded(seed)
    let camps = (0..<8).map { _ in (1...candidates).shuffled(using: &random) }
    var lines: [String: Int] = [:]
    for _ in 0..<ballots {
      // Earlier camps have more voters, so that no count ends in a tie.
      var order = camps[min(Int.random(in: 0..<8, using: &random), Int.random(in: 0..<9, using: &random) % 8)]
      for _ in 0..<candidates {
        let (from, to) = (
          Int.random(in: 0..<candidates, using: &random), Int.random(in: 0..<candidates, using: &random)
        )
        order.swapAt(from, to)
      }
      lines[order.map(String.init).joined(separator: ","), default: 0] += 1
    }
    var text = "# FILE NAME: orders.soc\n# TITLE: drawn by a seed\n# DATA TYPE: soc\n"
    text +=
      "# NUMBER ALTERNATIVES: \(candidates)\n# NUMBER VOTERS: \(ballots)\n# NUMBER UNIQUE ORDERS: \(lines.count)\n"
    for number in 1...candidates { text += "# ALTERNATIVE NAME \(number): candidate \(number)\n" }
    for (order, count) in lines.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      text += "\(count): \(order)\n"
    }
    return text
  }

  /// A participatory budget in Pabulib's form: a voter approves up to ten projects, most of them of their own quarter.
  static func budget(voters: Int, projects: Int, seed: UInt64) -> String {
    var random = Seeded(seed)
    let costs = (0..<projects).map { _ in Int.random(in: 500...20_000, using: &random) * 10 }
    let budget = costs.reduce(0, +) / 4
    let names = (0..<projects).map { "P" + String(1_000 + $0) }
    var ballots: [[Int]] = []
    for _ in 0..<voters {
      let quarter = Int.random(in: 0..<4, using: &random)
      var named: Set<Int> = []
      for _ in 0..<Int.random(in: 1...10, using: &random) {
        let isOwn = Int.random(in: 0..<10, using: &random) < 7
        // The smaller of two numbers: some projects are dearer to many.
        let at = min(Int.random(in: 0..<projects, using: &random), Int.random(in: 0..<projects, using: &random))
        named.insert(isOwn ? min(at / 4 * 4 + quarter, projects - 1) : at)
      }
      ballots.append(named.sorted())
    }
    var text = "META\nkey;value\ndescription;drawn by a seed\nnum_projects;\(projects)\nnum_votes;\(voters)\n"
    text += "budget;\(budget)\nvote_type;approval\nrule;greedy\nmax_length;10\nPROJECTS\nproject_id;cost;votes;name\n"
    var votes = [Int](repeating: 0, count: projects)
    for ballot in ballots { for project in ballot { votes[project] += 1 } }
    for project in 0..<projects {
      text += "\(names[project]);\(costs[project]);\(votes[project]);project \(project + 1)\n"
    }
    text += "VOTES\nvoter_id;vote\n"
    for (voter, ballot) in ballots.enumerated() {
      text += "\(voter + 1);\(ballot.map { names[$0] }.joined(separator: ","))\n"
    }
    return text
  }
}
