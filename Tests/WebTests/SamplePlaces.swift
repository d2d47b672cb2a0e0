import Vocabulary

@testable import Web

/// Matters, parties and areas of the inventory as the preview shows them.
extension Samples {
  private var change: Link { Link(words["act.publish-inventory.title"], "/acts/publish-inventory") }
  private var publicSpace: String { say("公共空间", "Public space") }
  private var qinghe: String { say("青禾社区", "Qinghe Community") }

  func areaLine(_ name: String, _ depth: Int, inside: Int? = nil) -> AreaLine {
    AreaLine(
      code: "990301001001", name: name, depth: depth, level: words["level.community"],
      href: "/inventory/areas/990301001001", casesHref: "/cases?area=990301001001",
      insideHref: inside.map { _ in "/inventory/areas?under=990301001001" },
      inside: inside.map { words.count("areas.inside", $0) }, share: "80%",
      words: words("areas.tally", ["all": "10", "led": "8", "gaps": "1", "overlaps": "1"]), led: 800, gap: 100,
      gapAt: 800, overlap: 100, overlapAt: 900)
  }

  private var partyLine: PartyLine {
    PartyLine(
      party: party(committee), area: qinghe, leads: "20", supports: "7", clocks: "4", handedDown: "3", withMeans: "1",
      leadWidth: 700, supportWidth: 200)
  }

  private func sign(_ status: String) -> StageSign {
    StageSign(
      stage: words["stage.受理"], status: status, words: words["cover.\(status)"],
      href: status == "none" ? nil : "/inventory/matters/GJ01#stage-1")
  }

  var inventory: InventoryPage { inventory(inventoryVersion("2026-1", "in-force", .done, shown: true)) }

  /// The inventory as a draft would have it.
  var draftedInventory: InventoryPage {
    inventory(
      InventoryVersion(
        version: "p-7", href: "/inventory?version=p-7", effective: words.day(CivilDate(day: 20_454)),
        published: at(-80), event: Link("12", "/record/events/12"), entries: words.count("count.entries", 186),
        digest: "2c26b46b", mark: Mark(words["draft.stage.drafted"], .wait), isShown: true, isDraft: true))
  }

  private func inventory(_ version: InventoryVersion) -> InventoryPage {
    InventoryPage(
      version: version,
      figures: [
        Figure("143", words["inventory.figure.entries"], href: "/inventory/entries"),
        Figure("1", words["inventory.figure.findings"]),
      ], verdict: Mark(words("inventory.blocking", ["count": "1"]), .stop), verdictHref: "/inventory/findings",
      area: qinghe, stages: [words["stage.受理"], words["stage.协商"]],
      matters: [
        MatterStrip(
          code: "GJ01", name: publicSpace, href: "/inventory/matters/GJ01",
          signs: ["one", "divided", "gap", "overlap", "none"].map(sign))
      ], moreMatters: Link(words.count("inventory.all-matters", 90), "/inventory/areas/990301"), parties: [partyLine],
      partiesHref: "/parties", areas: [areaLine(qinghe, 0, inside: 3)], areasHref: "/inventory/areas",
      whoHref: "/inventory/who", entriesHref: "/inventory/entries", publish: change)
  }

  private func entries(_ found: [Fact], _ lines: [EntryLine]) -> EntriesPage {
    EntriesPage(
      version: "2026-1", versionLink: versionLink, query: lines.isEmpty ? "xyz" : "",
      matters: [Option("GJ01", publicSpace, isChosen: true)], parties: [Option("qh-01", property, isChosen: true)],
      stages: [Option("表决", words["stage.表决"], isChosen: true)], isFiltered: lines.isEmpty,
      clearHref: "/inventory/entries", found: found, count: words.count("count.entries", lines.count), entries: lines,
      isEmpty: lines.isEmpty, nextHref: lines.isEmpty ? nil : "/inventory/entries?after=40")
  }

  private func cell(_ role: String, _ tone: Mark.Tone, _ status: String, area: String? = nil) -> MatterCell {
    MatterCell(
      status: status,
      entries: [
        CellEntry(
          role: Mark(words["role.\(role)"], tone), acts: words["actname.accept"], area: area,
          entry: Link("9903017700010103", "/inventory/entries/9903017700010103"))
      ], isEmpty: false)
  }

  private func card(_ number: Int, _ status: String, _ tone: Mark.Tone, leads: [StageLead]) -> StageCard {
    StageCard(
      anchor: "stage-\(number)", number: String(number), stage: words["stage.受理"], status: status,
      mark: Mark(words["cover.\(status)"], tone),
      note: leads.isEmpty ? words("matter.gap-at", ["area": qinghe]) : nil, leads: leads,
      supports: leads.isEmpty ? nil : words.count("matter.supports", 3))
  }

  var matter: MatterPage {
    let lead = StageLead(
      party: party(committee), area: qinghe, acts: words["actname.accept"],
      entry: Link("9903017700010103", "/inventory/entries/9903017700010103"), basis: article278,
      limit: words.count("limit.working-day", 5))
    let none = MatterCell(status: "", entries: [], isEmpty: true)
    return MatterPage(
      code: "GJ01", name: publicSpace, words: say("座椅、路灯", "Benches and lamps"),
      facts: [
        Fact(words["matter.class"], words["class.coordinate"]), Fact(words["party.code"], "GJ01", isCode: true),
        Fact(words["nav.cases"], words["nav.cases"], href: "/cases?matter=GJ01"),
      ], version: versionLink, versionName: "2026-1", areas: [Option("990301001001", qinghe, isChosen: true)],
      date: "2026-07-01", place: qinghe,
      stages: [
        card(1, "one", .done, leads: [lead]), card(2, "gap", .stop, leads: []),
        card(3, "overlap", .stop, leads: [lead, lead]),
      ],
      headings: ["one", "gap", "overlap"].map {
        StageHeading(stage: words["stage.受理"], status: $0, words: words["cover.\($0)"])
      },
      rows: [
        MatterRow(
          party: party(committee),
          cells: [cell("lead", .done, "one", area: qinghe), none, cell("lead", .done, "overlap")]),
        MatterRow(party: party(property), cells: [cell("support", .open, ""), none, cell("lead", .done, "overlap")]),
      ],
      classes: [MatterRow(party: Link(words["holder.anyone"], "/inventory"), cells: [none, none, none])],
      classesTitle: words.count("matter.classes", 1),
      findings: Link(words.count("matter.findings", 2), "/inventory/findings"),
      who: Link(words["who.title"], "/inventory/who"), faults: [say("区域：认不出", "Area: unknown")], isEmpty: false)
  }

  private var bareMatter: MatterPage {
    MatterPage(
      code: "ZS01", name: publicSpace, facts: [], version: versionLink, versionName: "2026-1", areas: [],
      date: "2026-07-01", place: qinghe, stages: [], headings: [], rows: [], classes: [], classesTitle: "0",
      who: Link(words["who.title"], "/inventory/who"), faults: [], isEmpty: true)
  }

  private func powers(_ role: Mark?) -> PartyPowers {
    PartyPowers(
      count: words.count("count.entries", 2),
      matters: [
        PartyMatter(
          matter: Link(publicSpace, "/inventory/matters/GJ01"),
          stages: [
            PartyStage(
              stage: words["stage.受理"], acts: words["actname.accept"], duty: say("五日内答复", "answer in five days"),
              entry: Link("9903017700010103", "/inventory/entries/9903017700010103"), role: role,
              limit: words.count("limit.working-day", 5)),
            PartyStage(
              stage: words["stage.协商"], acts: words["actname.convene"],
              entry: Link("9903017700010104", "/inventory/entries/9903017700010104")),
          ])
      ])
  }

  var partyPage: PartyPage {
    let mark = Mark(words["role.prohibited"], .stop)
    return PartyPage(
      name: ownersCommittee,
      facts: [
        Fact(words["party.kind"], words["kind.owners"]),
        Fact(words["party.superior"], owners, href: "/parties/qh-09"),
        Fact(words["party.code"], "qh-02", isCode: true),
      ], figures: [Figure("20", words["burden.leads"])],
      balance: PartyBalance(
        mark: Mark(words["burden.uneven"], .wait), words: words("burden.sum", ["all": "3", "means": "1"]),
        withMeans: 333,
        findings: [
          BalanceLine(
            message: say("没有保障", "no means"), href: "/inventory/entries/9903017700010103", code: "9903017700010103")
        ]),
      members: [
        MemberLine(
          name: say("陈立夏", "Chen Lixia"), title: say("主任", "chair"),
          mandate: words("seats.mandate.open", ["from": words.day(CivilDate(day: 20_454)).words])),
        MemberLine(name: say("沈默", "Shen Mo"), mandate: "2026"),
      ], leads: powers(mark), supports: powers(mark), shared: powers(mark),
      forbidden: powers(mark),
      clocks: [
        ClockLine(
          limit: words.count("limit.working-day", 5), from: words["actname.accept"], kind: words["limit.promised"],
          name: publicSpace, href: "/inventory/entries/9903017700010103")
      ], areas: [Fact(qinghe, words.count("count.entries", 2), href: "/inventory/areas/990301001001")], isEmpty: false,
      version: versionLink, casesHref: "/cases?party=qh-02", entriesHref: "/inventory/entries?party=qh-02",
      emergencies: [emergencyGrant])
  }

  private var bareParty: PartyPage {
    PartyPage(
      name: volunteers, facts: [], figures: [], members: [], clocks: [], areas: [], isEmpty: true,
      version: versionLink, casesHref: "/cases", entriesHref: "/inventory/entries")
  }

  private var areaPage: AreaPage {
    AreaPage(
      code: "990301001001", name: qinghe, level: words["level.community"], version: versionLink, versionName: "2026-1",
      date: "2026-07-01", line: areaLine(qinghe, 0, inside: 1),
      around: [Link(say("云汀区", "Yunting"), "/inventory/areas/990301")],
      inside: [areaLine(qinghe, 1, inside: 4)], stages: [words["stage.受理"], words["stage.协商"]],
      matters: [
        AreaMatter(
          code: "GJ01", name: publicSpace, href: "/inventory/matters/GJ01",
          cells: [
            AreaCell(status: "gap", words: qinghe, mark: words["cover.gap"], href: "/inventory/matters/GJ01#stage-1"),
            AreaCell(status: "one", words: committee, href: "/inventory/matters/GJ01#stage-2"),
            AreaCell(status: "none", words: words["cover.none"]),
          ])
      ], nextHref: "/inventory/areas/990301001001?after=60")
  }

  /// The pages about matters, parties and areas.
  var placePages: [SamplePage] {
    func page(_ file: String, _ title: String, _ part: any Page) -> SamplePage {
      SamplePage(file: file, chrome: chrome(words[title], .inventory), parts: [part])
    }
    return [
      page("inventory", "inventory.title", inventory),
      page(
        "entries", "inventory.search",
        entries([Fact(words["inventory.party"], property, href: "/parties/property")], entryLines)),
      page("entries-none", "inventory.search", entries([], [])), page("matter", "inventory.title", matter),
      page("matter-none", "inventory.title", bareMatter), page("party", "parties.title", partyPage),
      page("party-none", "parties.title", bareParty),
      page(
        "parties", "parties.title",
        PartiesPage(
          version: versionLink, groups: [PartyGroup(name: words["kind.owners"], parties: [partyLine])])),
      page(
        "areas", "areas.title",
        AreasPage(
          areas: [areaLine(qinghe, 0, inside: 2), areaLine(qinghe, 1)], version: versionLink, place: qinghe,
          date: "2026")),
      page("area", "areas.title", areaPage),
    ]
  }
}
