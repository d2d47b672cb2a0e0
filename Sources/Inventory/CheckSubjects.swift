import Vocabulary

/// Who may hold what: kinds of body, and mandates.
extension InventoryCheck {
  func subjects() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    for position in active where face(position).grants {
      if let ineligible = ineligible(position) { findings.append(ineligible) }
      findings += delegations(position)
    }
    return findings
  }

  /// Bodies that are no part of the state hold no administrative power; the state holds no self-government.
  func ineligible(_ position: Int) -> InventoryFinding? {
    let entry = entry(position)
    let kinds = kinds(position)
    if entry.powerType.isAdministrative, !kinds.isDisjoint(with: Self.withoutPower) {
      return finding(
        .subjectIneligible, [position],
        zh: "\(holderName(position).zh)不是行政机关或法律、法规授权的组织,不能行使“\(Self.name(entry.powerType).zh)”"
          + "(行政处罚法第十七条至第二十一条);请改由有权机关实施",
        en: "\(holderName(position).en) is no administrative body and cannot hold a "
          + "\(Self.name(entry.powerType).en); give it to a body that can")
    }
    if entry.powerType == .autonomy, entry.role == .lead, kinds.isSubset(of: Self.state), !kinds.isEmpty {
      return finding(
        .subjectIneligible, [position],
        zh: "“\(entry.name.zh)”是自治事项,不能由\(holderName(position).zh)牵头;请交还自治组织",
        en: "a matter of self-government cannot be led by \(holderName(position).en); give it back")
    }
    return nil
  }

  /// What the row, the table of parties and the name say about the kind of the holder.
  private func kinds(_ position: Int) -> Set<PartyKind> {
    switch entry(position).holder {
    case .anyone: return []
    case .anyOf(let kind): return [kind]
    case .party(let id):
      var kinds: Set<PartyKind> = []
      if let kind = entry(position).holderKind { kinds.insert(kind) }
      let party = party(position)
      if let party { kinds.insert(party.kind) }
      let name = party?.name.zh ?? id.text
      if ["居民委员会", "村民委员会", "居委会", "村委会"].contains(where: { name.hasSuffix($0) }) {
        kinds.insert(.residentsCommittee)
      }
      return kinds
    }
  }

  private static let withoutPower: Set<PartyKind> = [
    .residentsCommittee, .owners, .company, .utility, .socialOrganisation, .people,
  ]
  private static let state: Set<PartyKind> = [.government, .department, .agency, .subdistrict]

  static func name(_ type: PowerType) -> Bilingual {
    let words: (String, String) =
      switch type {
      case .licence: ("行政许可", "licence")
      case .penalty: ("行政处罚", "penalty")
      case .coercion: ("行政强制", "coercion")
      case .levy: ("行政征收", "levy")
      case .benefit: ("行政给付", "benefit")
      case .inspection: ("行政检查", "inspection")
      case .confirmation: ("行政确认", "confirmation")
      case .reward: ("行政奖励", "reward")
      case .adjudication: ("行政裁决", "adjudication")
      case .otherPower: ("其他行政权力", "other administrative power")
      case .publicService: ("公共服务", "public service")
      case .assistance: ("依法协助", "assistance")
      case .autonomy: ("自治事项", "self-government")
      case .obligation: ("法定义务", "statutory obligation")
      case .socialService: ("社会服务", "social service")
      case .other: ("其他", "other")
      }
    return Bilingual(zh: words.0, en: words.1)
  }

  // MARK: Mandates

  /// 行政强制法 17, 行政处罚法 20–21, 行政许可法 24.
  private func delegations(_ position: Int) -> [InventoryFinding] {
    let entry = entry(position)
    guard entry.powerType.isAdministrative else { return [] }
    let words = entry.name.zh + "\n" + entry.office + "\n" + entry.basis.text.zh
    let mentioned = ByteSearch.contains(words, "委托")
    if entry.powerType == .coercion {
      let isHandedOn =
        ByteSearch.contains(entry.duty.zh, "委托") && !ByteSearch.containsAny(entry.duty.zh, ["不得委托", "不委托"])
      guard entry.delegation != nil || mentioned || isHandedOn else { return [] }
      return [
        finding(
          .delegationChain, [position], zh: "行政强制措施权不得委托(行政强制法第十七条);请由法定机关自己实施",
          en: "the power of coercion may not be delegated (行政强制法 17); its holder must act itself")
      ]
    }
    if entry.delegation == nil, mentioned, [.penalty, .licence].contains(entry.powerType) {
      if ByteSearch.containsAny(words, ["再委托", "转委托"]) {
        return [
          finding(
            .delegationChain, [position], zh: "受委托的主体不得再委托(行政处罚法第二十条、行政许可法第二十四条)",
            en: "a body that acts by mandate may not pass it on")
        ]
      }
      guard entry.until == nil || !ByteSearch.containsAny(words, ["委托书", "委托协议", "委托决定"]) else { return [] }
      return [
        finding(
          .delegationChain, [position], zh: "受委托实施,但没有写明委托书和委托期限(行政处罚法第二十条);请补上",
          en: "exercised by mandate, without a written instrument and a term; add them")
      ]
    }
    guard let delegation = entry.delegation else { return [] }
    if let source = active.first(where: { redelegates($0, delegation, entry, position) }) {
      return [
        finding(
          .delegationChain, [position, source], zh: "受委托的主体不得再委托(行政处罚法第二十条、行政许可法第二十四条);请由原机关委托",
          en: "a body that acts by mandate may not pass it on; the original body must delegate")
      ]
    }
    let missing = (delegation.instrument.isEmpty ? ["委托书"] : []) + (delegation.ends == nil ? ["委托期限"] : [])
    if !missing.isEmpty {
      return [
        finding(
          .delegationChain, [position], zh: "委托缺少\(missing.joined(separator: "和"))(行政处罚法第二十条);请补上",
          en:
            "the mandate lacks \(missing == ["委托书"] ? "a written instrument" : missing == ["委托期限"] ? "a term" : "a written instrument and a term"); add it"
        )
      ]
    }
    let days = DayStretch(from: delegation.begins, until: delegation.ends)
    if let gap = terms[position].intersection(window).flatMap({ Self.remainder(of: $0, without: [days]) }) {
      return [
        finding(
          .delegationChain, [position], witness: witness(entry.matter, entry.stage, entry.area, gap),
          zh: "委托期限没有覆盖条目的有效期;请续签或缩短条目的期限",
          en: "the mandate does not last as long as the entry; renew it or end the entry")
      ]
    }
    return []
  }

  private func redelegates(_ source: Int, _ delegation: Delegation, _ entry: InventoryEntry, _ position: Int) -> Bool {
    let other = self.entry(source)
    return source != position && other.delegation != nil && other.holder == .party(delegation.from)
      && other.powerType == entry.powerType && (other.matter.covers(entry.matter) || entry.matter.covers(other.matter))
  }
}
