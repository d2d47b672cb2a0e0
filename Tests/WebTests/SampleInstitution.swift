import Vocabulary

@testable import Web

extension Samples {
  var versionLink: Link { Link(say("权责清单 2026-1", "inventory 2026-1"), "/inventory?version=2026-1") }

  var desk: DeskPage {
    let subject = say(
      "2026-0007 青禾苑 3 号楼加装电动车集中充电棚", "2026-0007 A shared charging shed for e-bikes at Qinghe Court building 3")
    return DeskPage(
      acting: say("青禾苑物业服务公司 · 林小满", "Qinghe Court Property Services · Lin Xiaoman"), seatsHref: "/seats",
      overdue: [
        DutyItem(
          words: words["act.report-progress.title"], href: "/cases/2026-0007#task-1", subject: subject,
          about: say("第 1 条：完成选址放线", "clause 1: stake out the site"), mark: Mark(words["task.state.underway"], .open),
          deadline: limit("task.due", -26)),
        DutyItem(
          words: words["act.accept-case.title"], href: "/cases/2026-0012",
          subject: say("2026-0012 地库照明损坏", "2026-0012 Broken lights in the garage"),
          deadline: limit("case.accept-by", -3)),
      ],
      owed: [
        DutyItem(
          words: words["act.accept-handover.title"], href: "/cases/2026-0013",
          subject: say("2026-0013 楼道堆物", "2026-0013 Things piled up in a stairwell"),
          deadline: limit("case.accept-by", 20)),
        DutyItem(words: words["act.cast-vote.title"], href: "/cases/2026-0007#cast-vote", subject: subject),
      ],
      signatures: [
        DutyItem(
          words: words["act.sign-resolution.title"], href: "/cases/2026-0007#resolution-1", subject: subject,
          about: resolutions[0].title, deadline: limit("case.ballot-closes", 70))
      ],
      tasks: [
        DutyItem(
          words: say("搭建充电棚，安装自动断电和灭火装置", "Build the shed with automatic cut-off and extinguishers"),
          href: "/cases/2026-0007#task-2",
          subject: subject, mark: Mark(words["role.lead"], .quiet), deadline: limit("task.due", 900))
      ], escalated: [escalated], cases: Array(caseLines.prefix(2)))
  }

  var overdue: OverduePage {
    OverduePage(
      count: words.count("overdue.count", 1), alarms: words.count("overdue.alarms", 1), duties: [escalated])
  }

  /// One grant with everything a grant may show.
  var emergencyGrant: EmergencyItem {
    EmergencyItem(
      anchor: "grant-9", holder: party(subdistrict), state: Mark(words["emergency.state.unreviewed"], .wait),
      acts: words["actname.accept"], scope: [Fact(words["emergency.areas"], subdistrict)], from: at(-90), to: at(-60),
      basis: say("突发事件应对法第七十三条", "Emergency Response Law, art. 73"), reason: say("暴雨积水", "Flooding after rain"),
      grantor: party(residents), entry: Link("9903011001000800", "/inventory/entries/9903011001000800"),
      subject: Link("2026-0007", "/cases/2026-0007"), event: Link("#41", "/record/events/41"),
      revoked: say("雨停了", "the rain has stopped"), due: limit("emergency.review-by", -12),
      finding: Mark(words["emergency.finding.proper"], .done), review: say("必要", "needed"),
      links: [Link(words["act.review-emergency.title"], "/cases/2026-0007/acts/review-emergency?grant=grant-9")])
  }

  var drift: DriftPage {
    DriftPage(
      count: words("drift.count", ["cases": "12", "findings": "1"]), from: "2026-01-01", to: "2026-07-01",
      findings: [
        DriftItem(
          subject: Link("2026-0007", "/cases/2026-0007"), party: party(subdistrict),
          stages: words.list([words["stage.受理"], words["stage.协商"]]), leads: [party(residents)],
          entries: [Link("9903014014001100", "/inventory/entries/9903014014001100")], version: versionLink,
          first: words.day(CivilDate(day: 20_600)))
      ])
  }

  var privacy: PrivacyPage {
    PrivacyPage(
      table: Link("CSV", "/privacy/readings.csv"), json: Link("JSON", "/api/privacy/readings"),
      everyone: Link(words["privacy.everyone"], "/privacy?of=everyone"),
      fields: [
        PersonalFieldItem(
          title: words["field.contact"], owner: nil, subject: Link("2026-0007", "/cases/2026-0007"),
          mark: Mark(words["privacy.kept"], .open),
          readings: [
            ReadingLine(
              at: at(-2), reader: Link("—", "/people/person-7"), party: party(residents), purpose: "—")
          ]),
        PersonalFieldItem(
          title: words["field.phone"], owner: Link("person-7", "/people/person-7"), subject: nil,
          mark: Mark(words["privacy.erased"], .quiet), readings: []),
      ], dataHref: "/me/data", eraseHref: "/acts/erase-person?person=person-7")
  }

  var personalData: PersonalDataPage {
    PersonalDataPage(
      name: "—", person: "person-7", at: at(0), eraseHref: "/acts/erase-person?person=person-7",
      sections: [
        PersonalDataSection(
          id: "event", title: "—", count: words.count("mydata.rows", 41),
          entries: [
            PersonalDataEntry(facts: [
              Fact("—", "7", href: "/record/events/7"), Fact("—", "{\"choice\":\"yes\"}", isCode: true), Fact("—", "—"),
            ])
          ], more: words.count("mydata.more", 40))
      ], withheld: [Fact("credential.password_hash", "—")])
  }

  var administrativeShare: AdministrativeSharePage {
    AdministrativeSharePage(
      month: "2026-11", area: "", areas: [ChoiceOption("", words["cases.any"], isChosen: true)],
      faults: [words["filter.ignored"]], earlier: Link("2026-10", "/reports/administrative-share?month=2026-10"),
      later: Link("2026-12", "/reports/administrative-share?month=2026-12"),
      count: words("share.count", ["month": "2026-11", "communities": "2", "alarms": "1"]),
      communities: [
        CommunityShareItem(
          party: party(residents), share: words("share.share", ["percent": "66.6"]),
          bar: Bar(2, of: 3, needed: (50, 100)), mark: Mark(words["share.alarm"], .stop),
          figures: [
            Figure("2", words["work.administrative"]), Figure("1", words["work.autonomous"]),
            Figure("0", words["work.unclassed"]),
          ],
          limit: words("share.limit", ["percent": "50"]), summary: words.count("share.items", 1),
          items: [
            WorkLine(
              subject: Link("2026-0007", "/cases/2026-0007"), title: "—",
              mark: Mark(words["work.administrative"], .wait),
              entry: Link("9903014014001100", "/inventory/entries/9903014014001100"))
          ]),
        CommunityShareItem(
          party: party(subdistrict), share: words["share.none"], bar: nil, mark: nil, figures: [],
          limit: words["share.no-limit"], summary: words.count("share.items", 0), items: []),
      ])
  }

  private var escalated: EscalatedItem {
    func step(_ word: String, _ tone: Mark.Tone, _ to: Link?, _ hours: Int, alarm: String? = nil) -> EscalationStep {
      EscalationStep(
        mark: Mark(words["escalation.\(word)"], tone), to: to, alarm: alarm, at: at(hours),
        event: Link(words("notice.event", ["sequence": "1302"]), "/record/events/1302"))
    }
    return EscalatedItem(
      words: words["act.accept-case.title"],
      subject: Link(say("2026-0012 地库照明损坏", "2026-0012 Broken lights in the garage"), "/cases/2026-0012"),
      holder: party(subdistrict), entry: Link("9903014014001100", "/inventory/entries/9903014014001100"),
      deadline: limit("task.due", -60),
      steps: [
        step("overdue", .wait, party(subdistrict), -60), step("reminder", .wait, party(residents), -12),
        step("supervision", .stop, nil, -2, alarm: words["alarm.nobody-above"]),
      ])
  }

  var emptyDesk: DeskPage {
    DeskPage(acting: residents, overdue: [], owed: [], signatures: [], tasks: [], cases: [])
  }

  func inventoryVersion(_ version: String, _ state: String, _ tone: Mark.Tone, shown: Bool) -> InventoryVersion {
    InventoryVersion(
      version: version, href: "/inventory?version=\(version)", effective: words.day(CivilDate(day: 20_454)),
      published: at(-4000),
      event: Link(words("notice.event", ["sequence": "2"]), "/record?from=2"),
      entries: words.count("count.entries", 186),
      digest: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
      mark: Mark(words["inventory.\(state)"], tone),
      isShown: shown)
  }

  var entryLines: [EntryLine] {
    [
      EntryLine(
        code: "9903017700010103", href: "/inventory/entries/9903017700010103",
        name: say("小区公共部分改造交付业主表决", "Calling an owners’ ballot on shared parts"),
        party: ownersCommittee, role: Mark(words["role.lead"], .open),
        matter: say("小区公共部分改造", "Shared parts of a residential compound"),
        stage: words["stage.表决"], acts: words.list([words["actname.call-ballot"], words["actname.close-ballot"]]),
        basis: article278),
      EntryLine(
        code: "9903018800010101", href: "/inventory/entries/9903018800010101",
        name: say("公共设施日常巡查和维护", "Inspection and upkeep of shared facilities"),
        party: property, role: Mark(words["role.support"], .quiet),
        matter: say("小区公共部分改造", "Shared parts of a residential compound"),
        stage: words["stage.执行"], acts: words["actname.report"], basis: say("民法典第九百四十二条", "Civil Code, art. 942")),
      EntryLine(
        code: "9903010010019901", href: "/inventory/entries/9903010010019901",
        name: say("不得要求社区出具房屋安全证明", "No certificate of building safety by the community"),
        party: committee, role: Mark(words["role.prohibited"], .stop), matter: say("房屋安全", "Building safety"),
        stage: words["stage.受理"],
        acts: words["actname.accept"], basis: say("云汀区社区减负规定第八条", "Yunting Rules on Community Burden, art. 8")),
    ]
  }

  var entry: EntryPage {
    EntryPage(
      code: "9903017700010103", name: say("小区公共部分改造交付业主表决", "Calling an owners’ ballot on shared parts"),
      version: versionLink,
      role: Mark(words["role.lead"], .open), party: party(ownersCommittee),
      acts: [words["actname.call-ballot"], words["actname.close-ballot"]],
      duty: say(
        "提前十五日公告；冻结名册；截止后三日内计票并公布", "Give fifteen days’ notice; freeze the roll; count and publish within three days"),
      basis: say(
        "民法典第二百七十八条；物业管理条例第十三条、第十四条", "Civil Code, art. 278; Property Management Regulations, arts. 13 and 14"),
      facts: [
        Fact(words["entry.list"], words["listkind.owners-autonomy"]),
        Fact(words["entry.power"], words["power.autonomy"]),
        Fact(
          words["cases.matter"], say("小区公共部分改造", "Shared parts of a residential compound"),
          href: "/inventory/matters/XQ01"),
        Fact(words["entry.stage"], words["stage.表决"]), Fact(words["entry.area"], "990301001001", isCode: true),
        Fact(words["entry.rule"], "OWNERS_278_SPECIAL", isCode: true),
        Fact(words["entry.promised"], words.count("limit.working-day", 3)),
        Fact(words["entry.from"], words.day(CivilDate(day: 20_454)).words),
        Fact(words["entry.until"], words["entry.no-end"]),
        Fact(words["entry.supervisor"], subdistrict),
      ], accountability: say("不公告、不冻结名册或者不按规则计票的", "No notice, no frozen roll, or a count against the rule"),
      raw: [
        Fact("职权编码", "9903017700010103"), Fact("清单类型", "业主自治事项"), Fact("环节", "表决"), Fact("实施主体", "青禾苑业主委员会"),
        Fact("实施依据", "民法典第二百七十八条\n物业管理条例第十三条、第十四条"),
      ], source: words("entry.source", ["file": "青禾清单.csv", "line": "47"]))
  }

  var record: RecordPage {
    func row(_ number: String, _ kind: String, _ hours: Int, _ party: String?) -> RecordRow {
      RecordRow(
        number: number, at: at(hours), words: words["event.\(kind)"], kind: kind, party: party,
        subject: party == nil ? nil : Link("2026-0007", "/cases/2026-0007"),
        leaf: "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
        bytes:
          #"{"at":1782871200000,"author":{"party":"qh-02"},"details":{"lead":"qh-02"},"kind":"\#(kind)","sequence":\#(number)}"#
      )
    }
    return RecordPage(
      size: "1,284", root: "b52f9ac1d8e6f0c2a34b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9012",
      rows: [
        row("1283", "vote.enclosed", -2, owners), row("1282", "post.added", -3, residents),
        row("1281", "progress.reported", -5, property),
        row("1280", "calendar.kept", -9, nil),
      ], olderHref: "/record?from=1230", newerHref: "/record?from=1284", from: "1283",
      rawHref: "/record.jsonl?from=1280",
      place: RecordPlace(
        words: words("record.place", ["number": "1,284", "size": "1,284"]),
        leaf: "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
        path: ["7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"],
        root: "b52f9ac1d8e6f0c2a34b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9012", number: "1283",
        finality: words["witness.event.sealed"]),
      witnesses: WitnessesItem(
        words: words("witness.final", ["number": "1,200", "size": "1,284"]),
        rows: [
          WitnessRow(
            name: property, key: "witness.example/w1+04d2d833+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM",
            size: words("witness.size", ["number": "1,200"]), at: at(-5)),
          WitnessRow(
            name: owners, key: "witness.example/w2+04d2d834+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM",
            size: words["witness.silent"], at: nil),
        ]),
      timestamps: TimestampsItem(
        words: words["timestamp.lede"],
        rows: [
          TimestampRow(
            size: words("timestamp.size", ["number": "1,200"]),
            authority: say("示例时间戳机构", "Sample timestamping authority"), at: at(-5),
            contentHref: "/record/timestamps/2026-07-01.checkpoint", href: "/record/timestamps/2026-07-01.tsr")
        ]))
  }

  var postHistory: PostHistoryPage {
    PostHistoryPage(
      subject: Link("2026-0007", "/cases/2026-0007"), author: say("何建国", "He Jianguo"),
      versions: [
        PostVersion(words: words["post.original"], at: at(-436), text: say("北侧空地不行。", "Not in the north.")),
        PostVersion(
          words: words("post.change", ["number": "1"]), at: at(-435),
          text: say("北侧空地是孩子们玩的地方。", "The ground in the north is where children play.")),
        PostVersion(words: words["post.current"], at: at(-434), text: posts[1].text),
      ],
      forms: [
        form(
          "edit-post",
          [
            FormField(
              "text", in: "edit-post", label: words["field.add-post.text"],
              .text(TextControl(value: posts[1].text, rows: 4)))
          ]),
        form(
          "moderate-post",
          [FormField("reason", in: "moderate-post", label: words["field.reason"], .text(TextControl(rows: 3)))],
          isGrave: true),
      ])
  }

  var proposalPage: ProposalPage {
    let versions = [3, 2, 1].map { number in
      ProposalVersion(
        words: words("version", ["number": String(number)]),
        href: "/cases/2026-0007/proposals/proposal-1?version=\(number)", at: at(-200 + number * 20),
        author: say("陈立夏", "Chen Lixia"), note: number == 1 ? nil : proposals[0].note, isShown: number == 3)
    }
    return ProposalPage(
      subject: Link("2026-0007", "/cases/2026-0007"), party: ownersCommittee, title: proposals[0].title,
      version: words("version", ["number": "3"]),
      author: say("陈立夏", "Chen Lixia"), at: at(-130), note: proposals[0].note, text: proposals[0].text,
      comparison: words(
        "proposal.compare.lede", ["from": words("version", ["number": "2"]), "to": words("version", ["number": "3"])]),
      lines: [
        DifferenceLine(
          say(
            "一、在 3 号楼北侧空地搭建 40 个车位的充电棚，距最近窗户不少于 7 米。",
            "1. A shed for 40 e-bikes on the open ground north of building 3, at least 7 m from any window."), .kept),
        DifferenceLine(
          say("三、建设费 68,000 元从维修资金列支。", "3. The cost of 68,000 yuan comes from the maintenance fund."), .removed),
        DifferenceLine(
          say(
            "三、建设费 68,000 元从公共收益列支，不动用维修资金。",
            "3. The cost of 68,000 yuan comes from shared revenue, not from the maintenance fund."), .added),
      ], versions: versions,
      forms: [
        form(
          "revise-proposal",
          [
            FormField(
              "title", in: "revise-proposal", label: words["field.title"], .line(LineControl(value: proposals[0].title))
            ),
            FormField(
              "text", in: "revise-proposal", label: words["field.text"],
              .text(TextControl(value: proposals[0].text, rows: 8))),
            FormField("note", in: "revise-proposal", label: words["field.note"], .text(TextControl(rows: 2))),
          ], hidden: [HiddenValue("base", "3")])
      ])
  }

  var help: HelpPage { HelpPage(institution: say("云汀区共治", "Yunting Commons"), inventory: versionLink) }
}
