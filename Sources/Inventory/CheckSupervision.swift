import Vocabulary

/// Who supervises whom: nobody itself, nobody from below, and who executes does not verify.
extension InventoryCheck {
  func supervision() -> [InventoryFinding] {
    var byName: [String: PartyID] = [:]
    for party in inventory.tables.parties {
      byName[party.name.zh] = party.id
      byName[party.id.text] = party.id
    }
    var findings: [InventoryFinding] = []
    for position in active {
      guard case .party(let id) = entry(position).holder else { continue }
      let name = inventory.party(id)?.name.zh ?? id.text
      for supervisor in entry(position).supervisors {
        let kinship =
          byName[supervisor].map { inventory.isSubordinate($0, to: id) } == true
          ? .below
          : Kinship(of: supervisor, to: name, identifier: id.text, office: entry(position).office)
        switch kinship {
        case .itself:
          findings.append(
            finding(
              .selfSupervision, [position],
              zh: "\(name)既是实施主体又是监督主体" + (supervisor == name ? "" : "(\(supervisor))") + ";请换一个监督主体",
              en: "\(holderName(position).en) supervises itself; name another supervisor"))
        case .below:
          findings.append(
            finding(
              .separationOfDuties, [position], zh: "监督主体\(supervisor)是\(name)的下级;请换上级或同级之外的监督主体",
              en:
                "\(byName[supervisor].flatMap { inventory.party($0)?.name.en } ?? supervisor) supervises "
                + "\(holderName(position).en), under which it stands; name a supervisor who does not"))
        case .other: break
        }
      }
      if watchesItsOwnHouse(position, name) {
        findings.append(
          finding(
            .separationOfDuties, [position], zh: "居(村)务监督不能由\(name)自己承担(村民委员会组织法第三十二条);请交给监督委员会",
            en:
              "\(holderName(position).en) cannot watch over its own affairs (村民委员会组织法 32); a supervision committee must"
          ))
      }
    }
    return findings + executorsWhoVerify()
  }

  /// How a supervisor that a row names stands to the holder, by their names.
  private enum Kinship {
    case itself, below, other

    /// The body itself, in its own or other words, or an office inside it; a body whose name goes on from the holder's,
    /// such as 区公安分局和平派出所 from 区公安分局, stands below it.
    init(of supervisor: String, to name: String, identifier: String, office: String) {
      if supervisor == name || supervisor == identifier || supervisor == Words.plain(office)
        || Self.ownWords.contains(supervisor)
      {
        self = .itself
      } else if supervisor.hasPrefix(name), !name.isEmpty {
        let rest = supervisor.dropFirst(name.count)
        let isInside = rest.hasPrefix("(") || Self.offices.contains { rest.hasSuffix($0) } || rest == office
        self = isInside ? .itself : .below
      } else {
        self = .other
      }
    }

    private static let ownWords: Set<String> = [
      "本局", "本单位", "本机关", "本部门", "本街道", "本镇", "本乡", "本中心", "本公司", "本委", "本会", "本级", "自身", "自行监督", "自我监督",
      "内设机构",
    ]
    private static let offices = ["科", "股", "室", "处", "组", "部", "办公室"]
  }

  /// Whether a residents' or villagers' committee is to watch over the affairs of the committee.
  private func watchesItsOwnHouse(_ position: Int, _ holder: String) -> Bool {
    let item = entry(position).name.zh
    return face(position).grants && Self.committees.contains { holder.hasSuffix($0) }
      && ByteSearch.contains(item, "监督") && ByteSearch.containsAny(item, ["居务", "村务"])
  }

  static let committees = ["居民委员会", "村民委员会", "居委会", "村委会"]

  /// Stages of verifying that only those lead who also lead the work that is verified, or their subordinates.
  private func executorsWhoVerify() -> [InventoryFinding] {
    let stages = Set(Self.verifyingStages.map { inventory.stages.number(of: $0) }.filter { $0 >= 0 })
    // An entry is for checking what others did by its acts, or by the word for its stage.
    func verifies(_ position: Int) -> Bool {
      let face = face(position)
      return face.acts & (Act.verify.bit | Act.execute.bit) == Act.verify.bit || stages.contains(face.stage)
    }
    return active.compactMap { position -> InventoryFinding? in
      guard face(position).role == .lead, verifies(position), case .party(let verifier) = entry(position).holder else {
        return nil
      }
      let around = inventory.entries(covering: entry(position).matter).filter {
        $0 != position && face($0).role == .lead && face($0).area.meets(face(position).area)
          && terms[$0].intersection(terms[position])?.intersection(window) != nil
      }
      let executors = around.filter { other in
        guard !verifies(other), face(other).acts & Act.execute.bit != 0, case .party(let executor) = entry(other).holder
        else { return false }
        return executor == verifier || inventory.isSubordinate(verifier, to: executor)
      }
      let hasOthers = around.contains { verifies($0) && face($0).holder != face(position).holder }
      guard !executors.isEmpty, !hasOthers else { return nil }
      return finding(
        .separationOfDuties, [position] + executors,
        witness: witness(
          entry(position).matter, entry(position).stage, entry(position).area,
          terms[position].intersection(window) ?? window),
        zh: "\(holderName(position).zh)既执行又核查(\(entry(position).stage));执行与监督要分离,请把核查交给另一主体",
        en:
          "\(holderName(position).en) executes and verifies (\(entry(position).stage)); give the verifying to another body"
      )
    }
  }

  private static let verifyingStages: Set<String> = ["核查", "核验", "验收", "督查", "督导检查", "复核", "监督考核"]
}
