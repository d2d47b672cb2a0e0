package import Vocabulary

extension CompiledInventory {
  /// A decision in words, with the entry, the article and the version, for a reader who may bring it to a meeting.
  package func explain(_ decision: Decision, language: Language) -> String {
    switch decision {
    case .permit(let permit): explain(permit, language)
    case .refuse(let refusal): explain(refusal, language: language)
    }
  }

  private func name(_ party: PartyID, _ language: Language) -> String {
    self.party(party)?.name[language] ?? party.text
  }

  private func explain(_ permit: Permit, _ language: Language) -> String {
    if let grant = permit.grant { return explain(permit, by: grant, language) }
    let entry = entry(permit.entry)
    let basis = entry?.basis.text[language] ?? permit.basis
    let role = permit.role == .lead ? Bilingual(zh: "牵头", en: "lead") : Bilingual(zh: "配合", en: "support")
    let duty = permit.duty?[language] ?? ""
    switch language {
    case .zh:
      var text = "准予:\(name(permit.party, .zh))作为\(role.zh)单位,依据清单条目 \(permit.entry)(\(basis)),清单版本 \(permit.version)。"
      if !duty.isEmpty { text += "相应责任:\(duty)。" }
      if let clock = permit.clock { text += "时限:\(clock.words(.zh))。" }
      if permit.reviewAfter != nil { text += "这是应急授权,到期自动失效,事后须复核。" }
      return text
    case .en:
      var text =
        "Permitted: \(name(permit.party, .en)) acts as \(role.en) under entry \(permit.entry) (\(basis)), "
        + "inventory version \(permit.version)."
      if !duty.isEmpty { text += " Duty: \(duty)." }
      if let clock = permit.clock { text += " Time: \(clock.words(.en))." }
      if permit.reviewAfter != nil { text += " This is an emergency power; it ends by itself and must be reviewed." }
      return text
    }
  }

  private func explain(_ permit: Permit, by grant: EmergencyGrant, _ language: Language) -> String {
    let until = grant.to.rfc3339(clock: tables.clock)
    let duty = permit.duty?[language] ?? ""
    switch language {
    case .zh:
      return "准予:\(name(permit.party, .zh))依据紧急授权 \(grant.id)(\(grant.basis)),至 \(until) 为止,"
        + "由\(name(grant.grantor, .zh))按清单条目 \(grant.entry) 授权,清单版本 \(permit.version)。"
        + "相应责任:\(duty)。时限:\(grant.review.words(.zh))。"
    case .en:
      return "Permitted: \(name(permit.party, .en)) acts under emergency grant \(grant.id) (\(grant.basis)) until "
        + "\(until), given by \(name(grant.grantor, .en)) under entry \(grant.entry), inventory version "
        + "\(permit.version). Duty: \(duty). Time: \(grant.review.words(.en))."
    }
  }

  /// A refusal of the inventory in words.
  package func explain(_ refusal: Refusal, language: Language) -> String {
    let detail = { (key: String) in refusal.details[key] ?? "" }
    let act = Act(rawValue: detail("act")).map { ActTable.name(of: $0)[language] } ?? detail("act")
    let party = name(PartyID(detail("party")), language)
    let place = "\(detail("matter"))/\(detail("stage"))/\(detail("area"))"
    let reason = reason(refusal, party: party, act: act, place: place, language)
    let basis = refusal.entry.flatMap { entry($0)?.basis.text[language] } ?? refusal.basis ?? ""
    let holders = refusal.holders.map { name($0, language) }
    switch language {
    case .zh:
      var text = "不予准许:\(reason)"
      if let entry = refusal.entry { text += "相关条目 \(entry)\(basis.isEmpty ? "" : "(\(basis))")。" }
      if !holders.isEmpty { text += "有权的是:\(holders.joined(separator: "、"))。" }
      return text + "清单版本 \(refusal.inventory ?? version)。"
    case .en:
      var text = "Refused: \(reason)"
      if let entry = refusal.entry { text += " Entry \(entry)\(basis.isEmpty ? "" : " (\(basis))")." }
      if !holders.isEmpty { text += " Held by: \(holders.joined(separator: ", "))." }
      return text + " Inventory version \(refusal.inventory ?? version)."
    }
  }

  private func reason(
    _ refusal: Refusal, party: String, act: String, place: String, _ language: Language
  ) -> String {
    let detail = { (key: String) in refusal.details[key] ?? "" }
    let words: (zh: String, en: String) =
      switch refusal.code {
      case .prohibited where detail("prohibition") == "recalled":
        (
          "\(place) 已由上级收回,\(party)不再承担“\(act)”。",
          "\(place) was taken back by a superior; \(party) no longer does “\(act)”."
        )
      case .prohibited:
        ("负面清单禁止\(party)在 \(place) “\(act)”。", "the negative list forbids \(party) to \(act) at \(place).")
      case .wrongStage:
        (
          "\(party)只能在环节“\(detail("stages"))”“\(act)”,不是 \(place)。",
          "\(party) may \(act) at stage \(detail("stages")) only, not at \(place)."
        )
      case .wrongArea:
        (
          "\(party)只能在区域 \(detail("areas")) “\(act)”,不是 \(place)。",
          "\(party) may \(act) in area \(detail("areas")) only, not at \(place)."
        )
      case .mandateNotInForce: ("\(party)的任期此时无效。", "the mandate for \(party) is not in force.")
      case .separationOfDuties:
        (
          "执行与监督分离:\(name(PartyID(detail("executor")), .zh))执行了本案,\(party)不能“\(act)”。",
          "execution and supervision are apart: \(name(PartyID(detail("executor")), .en)) executed the case, so \(party) may not \(act)."
        )
      case .recused: ("已回避的人不能“\(act)”。", "a person who is recused may not \(act).")
      case .emergencyEnded:
        (
          "\(party)在 \(place) 的紧急授权 \(detail("grant")) 已经结束,不能再“\(act)”。",
          "emergency grant \(detail("grant")) of \(party) at \(place) is over; it no longer lets them \(act)."
        )
      case .coercionNotGranted:
        (
          "\(place) 属于行政强制,紧急授权 \(detail("grant")) 不能让\(party)“\(act)”。",
          "\(place) is coercion; emergency grant \(detail("grant")) does not let \(party) \(act) there."
        )
      case .admissionMissing: ("\(place) 没有批准的准入决定。", "no approved admission decision covers \(place).")
      default:
        ("清单中没有让\(party)在 \(place) “\(act)”的条目。", "no entry lets \(party) \(act) at \(place).")
      }
    return language == .zh ? words.zh : words.en
  }
}

extension TimeLimit {
  /// The limit in words.
  package func words(_ language: Language) -> String {
    let names: (zh: String, en: String) =
      switch unit {
      case .minute: ("分钟", "minute")
      case .hour: ("小时", "hour")
      case .workingHour: ("工作时", "working hour")
      case .workingDay: ("工作日", "working day")
      case .calendarDay: ("日", "day")
      case .week: ("周", "week")
      case .month: ("个月", "month")
      case .year: ("年", "year")
      }
    switch language {
    case .zh: return "\(number)\(names.zh)" + (from.isEmpty ? "" : ",自“\(from)”起")
    case .en: return "\(number) \(names.en)\(number == 1 ? "" : "s")" + (from.isEmpty ? "" : " from “\(from)”")
    }
  }
}
