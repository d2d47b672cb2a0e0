import Inventory
package import Proceedings
package import Vocabulary

extension HouseFaces {
  package func administrativeShare(
    in month: CivilMonth?, area: AreaCode?, faults: [FieldFault], _ visit: Visit
  ) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let month = month ?? CivilMonth(of: scene.today)
    let report = try await room.administrativeShare(in: month, area: area, at: scene.now)
    let alarms = report.communities.count { $0.isAlarm }
    let page = AdministrativeSharePage(
      month: month.description, area: area?.text ?? "", areas: choices(of: area, scene),
      faults: faults.map { "\(words["field.\($0.field)"])\(words["form.colon"])\(words["filter.ignored"])" },
      earlier: other(CivilMonth(of: month.firstDay.advanced(byDays: -1)), area),
      later: other(month.next, area),
      count: words(
        "share.count",
        [
          "month": month.description, "communities": words.grouped(report.communities.count),
          "alarms": words.grouped(alarms),
        ]),
      communities: report.communities.map { item($0, scene) })
    return face(page, title: words["share.title"], section: .inventory, scene)
  }

  private func other(_ month: CivilMonth, _ area: AreaCode?) -> Link {
    Link(
      month.description,
      "/reports/administrative-share"
        + Address.query([("month", month.description)] + (area.map { [("area", $0.text)] } ?? [])))
  }

  /// Every area in which a community is.
  private func choices(of chosen: AreaCode?, _ scene: Scene) -> [ChoiceOption] {
    let communities = scene.inventory?.tables.parties.filter { $0.kind == .residentsCommittee }.map(\.area) ?? []
    let areas = scene.inventory?.tables.areas.map(\.code).filter { area in
      communities.contains { area.contains($0) }
    }
    return [ChoiceOption("", scene.words["cases.any"], isChosen: chosen == nil)]
      + (areas ?? []).map { ChoiceOption($0.text, scene.names.area($0), isChosen: $0 == chosen) }
  }

  private func item(_ community: CommunityWork, _ scene: Scene) -> CommunityShareItem {
    let (words, names, share) = (scene.words, scene.names, community.share)
    let classed = share.administrative + share.autonomous
    return CommunityShareItem(
      party: names.partyLink(community.party),
      share: share.permille.map { words("share.share", ["percent": "\($0 / 10).\($0 % 10)"]) } ?? words["share.none"],
      bar: classed == 0
        ? nil
        : Bar(
          Int64(share.administrative), of: Int64(classed),
          needed: community.limit.map { (Int64($0), 100) }),
      mark: community.isAlarm
        ? Mark(words["share.alarm"], .stop) : community.limit == nil ? nil : Mark(words["share.within"], .done),
      figures: [
        Figure(words.grouped(share.administrative), words["work.administrative"]),
        Figure(words.grouped(share.autonomous), words["work.autonomous"]),
        Figure(words.grouped(share.unclassed), words["work.unclassed"]),
      ],
      limit: community.limit.map { words("share.limit", ["percent": String($0)]) } ?? words["share.no-limit"],
      summary: words.count("share.items", community.items.count),
      items: community.items.map { line($0, scene) })
  }

  private func line(_ item: WorkItem, _ scene: Scene) -> WorkLine {
    let href = Address.theCase(item.subject)
    let tone: Mark.Tone =
      switch item.kind {
      case .administrative: .wait
      case .autonomous: .done
      case .unclassed: .quiet
      }
    return WorkLine(
      subject: item.task.map { Link("\(item.subject.text) · \($0.text)", "\(href)#\($0.text)") }
        ?? Link(item.subject.text, href),
      title: item.title, mark: Mark(scene.words["work.\(item.kind.rawValue)"], tone),
      entry: item.entry.map { Link($0.text, Address.entry($0)) })
  }
}
