import BigInt

/// Ballots in the project's own JSON, as they are exported.
///
/// `{"format": "gongzhi-ballots", "version": 1, "kind": "ranked", "seats": 1, "candidates": [{"id": "1", "name": "…"}],
/// "ballots": [{"count": 3, "ranking": [["1"], ["2", "3"]]}]}`. For the kinds `approval`, `score`, `grades` and
/// `quadratic` a ballot has `approved` (ids), `scores`, `grades` or `votes` (by id); grades are listed from best to
/// worst in `grades`, and `credits` are each voter's quadratic credits. Ranked ballots may state a `default` option, with
/// the `quorum` (in ballots) and the `majority` that the others need against it. For `projects` there is a `budget`,
/// candidates have a `cost`, and a ballot has `named` (ids).
enum BallotsJSON {
  static let format = "gongzhi-ballots"

  static func read(_ json: JSONValue) throws(InputFault) -> BallotFile.Content {
    var reader = try BallotsReader(json)
    return try reader.content()
  }
}

private struct BallotsReader {
  let json: JSONValue
  let members: [JSONMember]
  var candidates: [Candidate] = []
  var places: [String: Int] = [:]

  init(_ json: JSONValue) throws(InputFault) {
    guard let members = json.object else { throw InputFault(line: 1, zh: "应为 JSON 对象", en: "must be a JSON object") }
    self.json = json
    self.members = members
    if let version = json["version"], version.whole != 1 {
      throw fault("version", "只认得版本 1", "must be 1, the only version known")
    }
    for candidate in json["candidates"]?.array ?? [] {
      guard let id = candidate["id"]?.string ?? candidate["id"]?.whole.map(String.init), !id.isEmpty else {
        throw fault("candidates", "每个候选项应有 id", "must be an array of objects with an id")
      }
      guard places.updateValue(candidates.count, forKey: id) == nil else {
        throw fault("candidates", "id “\(id)”写了两次", "has the id \"\(id)\" twice")
      }
      candidates.append(Candidate(id: id, name: candidate["name"]?.string))
    }
    guard !candidates.isEmpty, candidates.count <= RankedProfile.mostCandidates else {
      throw fault("candidates", "应有候选项", "must name the candidates")
    }
  }

  func fault(_ name: String, _ zh: String, _ en: String) -> InputFault {
    InputFault(line: members.first { $0.name == name }?.line ?? 0, field: name, zh: zh, en: en)
  }

  mutating func content() throws(InputFault) -> BallotFile.Content {
    guard let ballots = json["ballots"]?.array else { throw fault("ballots", "应为数组", "must be an array") }
    let kind = json["kind"]?.string ?? "ranked"
    var seats: Int?
    if let stated = json["seats"] {
      guard let number = stated.whole, (1...Int64(candidates.count)).contains(number) else {
        throw fault("seats", "应为席位数，不多于候选项", "must be a number of seats, no more than candidates")
      }
      seats = Int(number)
    }
    if kind == "ranked" {
      let profile = try ranked(ballots)
      guard let named = json["default"] else { return .ranked(profile, seats: seats, approvesFirstRank: false) }
      return .debian(try against(named, profile))
    }
    if kind == "projects" { return .budget(try budget(ballots)) }
    guard let points = PointsProfile.Kind(rawValue: kind) else {
      throw fault(
        "kind", "应为 ranked、approval、score、grades、quadratic 或 projects",
        "must be ranked, approval, score, grades, quadratic or projects")
    }
    return .points(try self.points(points, ballots), seats: seats)
  }

  /// Ranked options against a default option; all have the same quorum, in ballots, and the same majority.
  private func against(_ named: JSONValue, _ profile: RankedProfile) throws(InputFault) -> DebianFile {
    guard let id = named.string ?? named.whole.map(String.init), let place = places[id] else {
      throw fault("default", "应为候选项的 id", "must be the id of a candidate")
    }
    var demand: [Rational] = []
    for (name, usual) in [("quorum", Rational.zero), ("majority", Rational(1))] {
      guard let stated = json[name] else {
        demand.append(usual)
        continue
      }
      guard let value = stated.rational, value >= .zero else {
        throw fault(name, "应为不小于零的数", "must be a number, zero or more")
      }
      demand.append(value)
    }
    return DebianFile(profile, defaultOption: place, demand: DebianDemand(quorum: demand[0], ratio: demand[1]))
  }

  /// Projects with their costs, and ballots that name some of them.
  private func budget(_ ballots: [JSONValue]) throws(InputFault) -> BudgetElection {
    guard let budget = json["budget"]?.rational, budget > .zero else {
      throw fault("budget", "应为大于零的数", "must be a number above zero")
    }
    var projects: [Project] = []
    for (place, project) in (json["candidates"]?.array ?? []).enumerated() {
      guard let cost = project["cost"]?.rational, cost > .zero else {
        throw fault("candidates", "每个项目应有大于零的 cost", "must give each project a cost above zero")
      }
      projects.append(Project(id: candidates[place].id, name: candidates[place].name, cost: cost))
    }
    var counts: [Int64] = []
    var named: [[Int]] = []
    var sum: Int64 = 0
    for (number, ballot) in ballots.enumerated() {
      counts.append(try count(ballot, number, sum: &sum))
      guard let ids = ballot["named"]?.array else { throw at(ballot, number, "named", "应为数组", "must be an array") }
      var places: [Int] = []
      for id in ids {
        let place = try place(id, ballot, number, "named")
        guard !places.contains(place) else {
          throw at(ballot, number, "named", "项目 \(id.text) 写了两次", "names \(id.text) twice")
        }
        places.append(place)
      }
      named.append(places)
    }
    return BudgetElection(projects: projects, budget: budget, counts: counts, ballots: named)
  }

  private func count(_ ballot: JSONValue, _ number: Int, sum: inout Int64) throws(InputFault) -> Int64 {
    let count = ballot["count"].map { $0.whole } ?? 1
    guard ballot.object != nil, let count, count >= 0, count <= mostVoters, sum + count <= mostVoters else {
      throw at(ballot, number, "count", "应为票数", "must be a number of ballots")
    }
    sum += count
    return count
  }

  private func at(_ ballot: JSONValue, _ number: Int, _ field: String, _ zh: String, _ en: String) -> InputFault {
    let line = ballot.object?.first?.line ?? members.first { $0.name == "ballots" }?.line ?? 0
    return InputFault(line: line, field: "ballots[\(number)].\(field)", zh: zh, en: en)
  }

  private func place(_ value: JSONValue, _ ballot: JSONValue, _ number: Int, _ field: String) throws(InputFault) -> Int
  {
    guard let id = value.string ?? value.whole.map(String.init), let place = places[id] else {
      throw at(ballot, number, field, "没有候选项 \(value.text)", "names an unknown candidate \(value.text)")
    }
    return place
  }

  private func ranked(_ ballots: [JSONValue]) throws(InputFault) -> RankedProfile {
    var profile = RankedProfile(candidates: candidates)
    var sum: Int64 = 0
    for (number, ballot) in ballots.enumerated() {
      let count = try count(ballot, number, sum: &sum)
      guard let ranking = ballot["ranking"]?.array else {
        throw at(ballot, number, "ranking", "应为数组", "must be an array")
      }
      var ranks: [[Int]] = []
      var seen: Set<Int> = []
      for rank in ranking {
        var places: [Int] = []
        for value in rank.array ?? [rank] {
          let place = try place(value, ballot, number, "ranking")
          guard seen.insert(place).inserted else {
            throw at(ballot, number, "ranking", "候选项 \(value.text) 写了两次", "names \(value.text) twice")
          }
          places.append(place)
        }
        ranks.append(places)
      }
      profile.append(count: count, ranks: ranks)
    }
    return profile
  }

  private func points(_ kind: PointsProfile.Kind, _ ballots: [JSONValue]) throws(InputFault) -> PointsProfile {
    var grades: [String] = []
    for grade in json["grades"]?.array ?? [] {
      guard let word = grade.string, !grades.contains(word) else {
        throw fault("grades", "应为互不相同的等级，从好到差", "must be different words, from best to worst")
      }
      grades.append(word)
    }
    if kind == .grades, grades.count < 2 {
      throw fault("grades", "至少两个等级，从好到差", "must list two grades or more, from best to worst")
    }
    let credits = json["credits"]?.whole ?? 0
    if kind == .quadratic, credits <= 0 { throw fault("credits", "应为每人点数", "must be the credits of each voter") }
    var lines: [PointsProfile.Ballot] = []
    var sum: Int64 = 0
    for (number, ballot) in ballots.enumerated() {
      let count = try count(ballot, number, sum: &sum)
      var points: [Int: Rational] = [:]
      if kind == .approval {
        guard let approved = ballot["approved"]?.array else {
          throw at(ballot, number, "approved", "应为数组", "must be an array")
        }
        for value in approved { points[try place(value, ballot, number, "approved")] = Rational(1) }
      } else {
        let field = kind == .score ? "scores" : kind == .grades ? "grades" : "votes"
        guard let given = ballot[field]?.object else { throw at(ballot, number, field, "应为对象", "must be an object") }
        for member in given {
          let place = try place(.string(member.name), ballot, number, field)
          let value =
            kind == .grades
            ? member.value.string.flatMap { grades.firstIndex(of: $0) }.map { Rational($0) } : member.value.rational
          guard let value else {
            throw InputFault(
              line: member.line, field: "ballots[\(number)].\(field).\(member.name)", value: member.value.text,
              zh: kind == .grades ? "不是列出的等级" : "应为数",
              en: kind == .grades ? "is not one of the grades" : "must be a number")
          }
          points[place] = value
        }
      }
      lines.append(PointsProfile.Ballot(count: count, points: points, line: ballot.object?.first?.line ?? 0))
    }
    let profile = PointsProfile(kind: kind, candidates: candidates, grades: grades, credits: credits, ballots: lines)
    if kind == .quadratic { _ = try Quadratic.count(profile) }
    return profile
  }
}
