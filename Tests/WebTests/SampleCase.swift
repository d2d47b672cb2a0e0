import Vocabulary

@testable import Web

extension Samples {
  private func step(_ stage: String, _ place: StageStep.Place) -> StageStep {
    StageStep(words["stage.\(stage)"], place)
  }

  var caseHead: CaseHead {
    CaseHead(
      number: "2026-0007",
      title: say("青禾苑 3 号楼加装电动车集中充电棚", "A shared charging shed for e-bikes at Qinghe Court building 3"),
      text: say(
        """
        3 号楼没有充电的地方，好几户把电瓶拎上楼充，也有人从窗户拉线。上个月 2 单元楼道里冒过一次烟，幸好有人在家。

        希望在楼北侧空地搭一个集中充电棚，带灭火装置，离窗户远一点。钱从哪里出、收不收费、谁来管，请大家商量。
        """,
        """
        Building 3 has nowhere to charge e-bikes. Several households carry batteries upstairs, and some hang cables out of their windows. Last month there was smoke in the stairwell of entrance 2; luckily someone was at home.

        I would like a shared shed on the open ground north of the building, with an extinguisher, well away from windows. Who pays, whether there is a fee, and who looks after it, should be settled together.
        """),
      state: mark("balloting"), outcome: unknown, round: words("round", ["round": "2"]), track: words["track.consult"],
      stages: [
        step("受理", .done), step("协商", .done), step("表决", .current), step("决议", .ahead), step("执行", .ahead),
        step("核查", .ahead), step("评价", .skipped),
      ],
      matter: Link(say("小区公共部分改造 XQ01", "Shared parts of a residential compound XQ01"), "/inventory/matters/XQ01"),
      area: say("青禾社区 · 青禾苑", "Qinghe Community · Qinghe Court"), lead: party(ownersCommittee),
      leadLabel: words["case.lead"], filer: say("林小满（青禾社区居民）", "Lin Xiaoman, resident"), filed: at(-480),
      changed: at(-2),
      deadlines: [limit("case.ballot-closes", 51), limit("case.accept-by", -30), limit("case.evaluate-by", 5)],
      handover: PendingHandover(
        to: party(housing),
        reason: say("涉及改变共有部分用途，请住建部门确认。", "It changes the use of a shared part; the housing bureau should confirm."),
        since: at(-20)),
      petition: PetitionPanel(
        count: words("petition.count", ["endorsed": "7", "households": "31"]),
        bar: Bar(7, of: 31, needed: (1, 5)), note: words("petition.needed", ["share": "1/5", "needed": "7"]),
        mark: Mark(words["petition.on-the-agenda"], .done)),
      contents: [
        ContentsLine(words["case.timeline"], "#timeline", count: "9"),
        ContentsLine(words["case.thread"], "#thread", count: "48"),
        ContentsLine(words["case.proposals"], "#proposals", count: "2"),
        ContentsLine(words["case.ballots"], "#ballots"),
        ContentsLine(words["case.resolutions"], "#resolutions"),
        ContentsLine(words["case.tasks"], "#tasks", count: "3"),
        ContentsLine(words["case.evaluations"], "#evaluations"),
      ])
  }

  private func event(_ number: Int) -> Link { Link("#\(number)", "/record?from=\(number)") }

  var timeline: [TimelineItem] {
    [
      TimelineItem(
        at: at(-480), words: words["event.case.filed"], party: residents, person: say("林小满", "Lin Xiaoman"),
        entry: Link("9903010010010101", "/inventory/entries/9903010010010101"),
        basis: say("城市居民委员会组织法第二十条", "Organic Law of Urban Residents’ Committees, art. 20"), event: event(1021)),
      TimelineItem(
        at: at(-470), words: words["event.handover.offered"],
        detail: say(
          "加装设施属于业主共同决定事项，移交青禾苑业主委员会。",
          "Such works are for the owners to decide together; handed over to the owners’ committee."),
        party: committee, person: say("许明", "Xu Ming"),
        entry: Link("9903010010010102", "/inventory/entries/9903010010010102"),
        basis: say("民法典第二百七十八条", "Civil Code, art. 278"), event: event(1022), tone: .wait),
      TimelineItem(
        at: at(-450), words: words["event.case.accepted"], party: ownersCommittee, person: say("陈立夏", "Chen Lixia"),
        entry: Link("9903017700010101", "/inventory/entries/9903017700010101"),
        basis: say("民法典第二百七十八条", "Civil Code, art. 278"), event: event(1024)),
      TimelineItem(
        at: at(-449), words: words["event.deliberation.convened"], party: ownersCommittee,
        person: say("陈立夏", "Chen Lixia"),
        event: event(1025), tone: .open),
      TimelineItem(
        at: at(-120), words: words["event.signature.declined"],
        detail: say("图纸与现场不符。", "The drawing does not match the site."),
        party: housing, event: event(1180), tone: .stop),
      TimelineItem(
        at: at(-117), words: words["event.ballot.called"],
        detail: say(
          "规则：民法典第二百七十八条，特别多数。名册 277 人，截止 7 月 3 日 13:00。",
          "Rule: Civil Code art. 278, special majority. Roll of 277, closes 3 July, 13:00."),
        party: ownersCommittee, person: say("陈立夏", "Chen Lixia"),
        entry: Link("9903017700010103", "/inventory/entries/9903017700010103"),
        basis: say("民法典第二百七十八条", "Civil Code, art. 278"), event: event(1190), tone: .quiet),
    ]
  }

  var posts: [PostItem] {
    [
      PostItem(
        id: "post-1", position: "for", positionWords: words["position.for"], author: say("周桂芳", "Zhou Guifang"),
        party: residents, at: at(-440),
        text: say(
          "支持。我家孩子睡的房间就在楼道边上，天天提心吊胆。棚子离窗户至少要六米。",
          "In favour. My child sleeps next to the stairwell and I worry every night. The shed should stand at least six metres from any window."
        ),
        replyHref: "/cases/2026-0007?reply=post-1#add-post"),
      PostItem(
        id: "post-2", position: "against", positionWords: words["position.against"], author: say("何建国", "He Jianguo"),
        party: owners, at: at(-436),
        text: say(
          "北侧空地是孩子们玩的地方。为什么不放在西门外？那边离变电箱近，拉线也短。\n另外，动用维修资金我不同意。",
          "The ground in the north is where children play. Why not outside the west gate? It is nearer to the transformer and the cable would be short.\nAnd I do not agree to spend the maintenance fund on it."
        ),
        edited: Link(words.count("post.edited", 2), "/cases/2026-0007/posts/post-2"),
        replyHref: "/cases/2026-0007?reply=post-2#add-post"),
      PostItem(
        id: "post-3", position: "information", positionWords: words["position.information"],
        author: say("吴工", "Engineer Wu"),
        party: property, at: at(-430),
        text: say(
          "西门外是市政人行道，不归小区，放不了。北侧量过，离最近的窗户 7.2 米，容量够 40 个车位。",
          "Outside the west gate is public pavement, not ours. I measured in the north: 7.2 m to the nearest window, room for 40 bikes."
        ),
        quote: QuoteItem(
          href: "#post-2", author: say("何建国", "He Jianguo"),
          beginning: say(
            "北侧空地是孩子们玩的地方。为什么不放在西门外？", "The ground in the north is where children play. Why not outside the west gate?")
        ),
        replyHref: "/cases/2026-0007?reply=post-3#add-post"),
      PostItem(
        id: "post-4", position: "question", positionWords: words["position.question"], author: say("沈默", "Shen Mo"),
        party: owners,
        at: at(-400),
        text: say(
          "请问住建局：这算不算改变共有部分用途？如果算，要四分之三同意。",
          "A question to the housing bureau: does this change the use of a shared part? If it does, three quarters must agree."
        ),
        replyHref: "/cases/2026-0007?reply=post-4#add-post"),
      PostItem(
        id: "post-5", position: "against", positionWords: words["position.against"], author: say("匿名网友", "someone"),
        party: residents,
        at: at(-390), text: say("<script>alert('电话 138…')</script>", "<script>alert('phone 138…')</script>"),
        folded: say("公开了他人的电话号码", "it disclosed somebody’s telephone number")),
    ]
  }

  var proposals: [ProposalItem] {
    [
      ProposalItem(
        id: "proposal-1", title: say("北侧集中充电棚方案", "Charging shed in the north"), party: ownersCommittee,
        author: say("陈立夏", "Chen Lixia"), at: at(-130), version: words("version", ["number": "3"]),
        text: say(
          "一、在 3 号楼北侧空地搭建 40 个车位的充电棚，距最近窗户不少于 7 米。\n二、配自动断电和灭火装置，由青禾苑物业服务公司负责日常巡查，每日两次。\n三、建设费 68,000 元从公共收益列支，不动用维修资金。电费按实际用电收取。",
          "1. A shed for 40 e-bikes on the open ground north of building 3, at least 7 m from any window.\n2. Automatic cut-off and extinguishers; Qinghe Court Property Services inspects twice a day.\n3. The cost of 68,000 yuan comes from shared revenue, not from the maintenance fund. Electricity is charged as used."
        ),
        note: say("按何建国的意见，改为不动用维修资金。", "No longer spends the maintenance fund, as He Jianguo asked."),
        history: Link(words["proposal.history"], "/cases/2026-0007/proposals/proposal-1"),
        mark: Mark(words["proposal.on-ballot"], .open)),
      ProposalItem(
        id: "proposal-2", title: say("西门外换电柜方案", "Battery lockers outside the west gate"), party: volunteers,
        author: say("苏小小", "Su Xiaoxiao"), at: at(-200), version: words("version", ["number": "1"]),
        text: say("与市政协商，在西门外设置换电柜。", "Talk to the city about battery lockers outside the west gate.")),
    ]
  }

  var article278: String { say("民法典第二百七十八条", "Civil Code, art. 278") }

  private func condition(
    _ name: String, _ kind: String, _ value: String, _ total: String, _ needed: String, _ sum: String, passed: Bool,
    bar: Bar
  ) -> ConditionItem {
    ConditionItem(
      name: name, kind: words["condition.\(kind)"], value: value, total: total, needed: needed, comparison: sum,
      article: article278,
      mark: passed ? Mark(words["condition.passed"], .done) : Mark(words["condition.failed"], .stop),
      bar: bar)
  }

  /// A ballot with everything that a procedure can lay down.
  private var manner: BallotMannerItem {
    BallotMannerItem(
      opens: at(-117), procedure: [words("ballot.notice-days", ["days": "15"]), words["ballot.proxies.allowed"]],
      corrections: [
        BallotMannerItem.Correction(
          at: at(-120), reason: say("2-301已过户", "2-301 was sold"), digests: "7d865e959b24 → 0b1c5f00a1d2")
      ],
      over: words("ballot.chambers.counted", ["adopting": "1", "needed": "1"]),
      chambers: [
        BallotMannerItem.ChamberItem(
          name: say("单位", "Organisations"), rule: say("简单多数", "Simple majority"),
          required: words["ballot.chambers.required"],
          result: BallotResultItem(
            mark: Mark(words["ballot.outcome.adopted"], .done),
            conditions: [
              condition(
                say("同意人数", "Heads voting yes"), "pass", "3", "4", say("须超过 1/2", "more than 1/2 needed"),
                "3 × 2 > 4 × 1", passed: true, bar: Bar(3, of: 4, needed: (1, 2)))
            ], counts: [], measures: []))
      ],
      recused: words("ballot.recused", ["names": say("吴霜降", "Wu Shuangjiang")]),
      head: [words("ballot.head.reason", ["reason": say("先试点再推开", "try it in one place first")])],
      gathered: [words("ballot.papers.counted", ["number": "1"])])
  }

  var ballots: [BallotItem] {
    let rule = say("业主共同决定（特别多数）", "Owners’ joint decision, special majority")
    let sentences = [
      say("参与人数须不少于名册全体的 2/3。", "Heads taking part: at least 2/3 of the whole roll."),
      say("参与面积须不少于名册全体的 2/3。", "Floor area taking part: at least 2/3 of the whole roll."),
      say("同意人数须不少于参与者的 3/4。", "Heads voting yes: at least 3/4 of those taking part."),
      say("同意面积须不少于参与者的 3/4。", "Floor area voting yes: at least 3/4 of those taking part."),
    ]
    let open = BallotItem(
      id: "ballot-2", proposal: Link(say("北侧集中充电棚方案", "Charging shed in the north"), "#proposal-1"),
      page: Link(words["ballot.page"], "/cases/2026-0007/ballots/ballot-2"), version: words("version", ["number": "3"]),
      state: Mark(words["ballot.open"], .open), rule: rule,
      conditions: sentences,
      basis: article278, rollSize: "277",
      rollDigest: "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730", called: at(-117), closes: at(51),
      deadline: limit("case.ballot-closes", 51), voted: words("count.voted", ["voted": "192", "roll": "277"]),
      turnout: Bar(192, of: 277),
      manner: manner)
    let counted = BallotItem(
      id: "ballot-1", proposal: Link(say("北侧集中充电棚方案", "Charging shed in the north"), "#proposal-1"),
      page: Link(words["ballot.page"], "/cases/2026-0007/ballots/ballot-1"), version: words("version", ["number": "2"]),
      state: Mark(words["ballot.closed"], .quiet), rule: rule,
      conditions: sentences,
      basis: article278, rollSize: "277",
      rollDigest: "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730", called: at(-400),
      closes: at(-250),
      voted: words("count.voted", ["voted": "185", "roll": "277"]), turnout: Bar(185, of: 277),
      result: BallotResultItem(
        mark: Mark(words["ballot.outcome.rejected"], .stop),
        conditions: [
          condition(
            say("参与人数", "Heads taking part"), "quorum", "185", "277", say("须不少于 2/3", "at least 2/3 needed"),
            "185 × 3 ≥ 277 × 2",
            passed: true, bar: Bar(185, of: 277, needed: (2, 3))),
          condition(
            say("参与面积", "Floor area taking part"), "quorum", "20,000.00 m²", "30,000.00 m²",
            say("须不少于 2/3", "at least 2/3 needed"),
            "2000000 × 3 ≥ 3000000 × 2", passed: true, bar: Bar(2_000_000, of: 3_000_000, needed: (2, 3))),
          condition(
            say("同意人数", "Heads voting yes"), "pass", "138", "185", say("须不少于 3/4", "at least 3/4 needed"),
            "138 × 4 < 185 × 3",
            passed: false, bar: Bar(138, of: 185, needed: (3, 4))),
          condition(
            say("同意面积", "Floor area voting yes"), "pass", "15,000.00 m²", "20,000.00 m²",
            say("须不少于 3/4", "at least 3/4 needed"),
            "1500000 × 4 ≥ 2000000 × 3", passed: true, bar: Bar(1_500_000, of: 2_000_000, needed: (3, 4))),
        ],
        counts: [
          CountLine(words["choice.yes"], ["138", "15,000.00"]), CountLine(words["choice.no"], ["39", "4,200.00"]),
          CountLine(words["choice.abstain"], ["8", "800.00"]), CountLine(words["choice.none"], ["92", "10,000.00"]),
        ], measures: [words["measure.heads"], words["measure.area"]]),
      votes: [
        VoteLine(say("周桂芳", "Zhou Guifang"), words["choice.yes"]),
        VoteLine(say("何建国", "He Jianguo"), words["choice.no"]),
        VoteLine(say("沈默", "Shen Mo"), words["choice.abstain"]),
        VoteLine(say("林小满", "Lin Xiaoman"), words["choice.yes"]),
      ])
    let options = BallotItem(
      id: "ballot-3", proposal: Link(words("ballot.among-projects", ["number": "1"]), "#ballot-3"),
      page: Link(words["ballot.page"], "/cases/2026-0007/ballots/ballot-3"), version: nil,
      options: [
        OptionLine(
          number: "1", name: say("北侧集中充电棚方案", "Charging shed in the north"), href: "#proposal-1",
          cost: words("money", ["amount": "12,000"]), isChosen: true),
        OptionLine(number: "2", name: words["ballot.status-quo"]),
      ], state: Mark(words["ballot.outcome.adopted"], .done), rule: say("参与式预算", "Participatory budget"),
      conditions: [], basis: say("议事规则", "rules of procedure"), rollSize: "5", rollDigest: "7d86", called: at(-400),
      closes: at(-300), voted: words("count.voted", ["voted": "5", "roll": "5"]), turnout: Bar(5, of: 5))
    return [counted, open, options]
  }

  var resolutions: [ResolutionItem] {
    [
      ResolutionItem(
        id: "resolution-1", kind: words["resolution.kind.resolution"],
        title: say("关于在青禾苑 3 号楼北侧建设集中充电棚的决议", "Resolution on a shared charging shed north of Qinghe Court building 3"),
        text: say(
          "经青禾苑业主共同表决通过，并经相关各方签署，决定在 3 号楼北侧空地建设电动车集中充电棚，供本小区居民使用。",
          "Adopted by the owners of Qinghe Court in a joint vote, and signed by the parties below: a shared charging shed for e-bikes is built on the open ground north of building 3, for the use of all residents."
        ),
        digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        state: Mark(words["resolution.awaiting"], .wait),
        ballot: Link(say("特别多数，通过", "special majority, adopted"), "#ballot-2"),
        clauses: [
          ClauseItem(
            number: "1", text: say("完成选址放线，距最近窗户不少于 7 米。", "Stake out the site, at least 7 m from any window."),
            lead: property,
            supports: words.list([housing, ownersCommittee]), due: at(400),
            evidence: say("放线照片和复测记录", "Photographs of the stakes, a second measurement"), verifier: housing),
          ClauseItem(
            number: "2",
            text: say(
              "搭建充电棚，安装自动断电和灭火装置，并通过消防查验。",
              "Build the shed with automatic cut-off and extinguishers, and pass the fire inspection."),
            lead: property, supports: emergency, due: at(900)),
          ClauseItem(
            number: "3", text: say("公布收费办法和公共收益支出。", "Publish the fees and the spending of shared revenue."),
            lead: ownersCommittee, due: at(950)),
        ],
        dissents: [
          DissentItem(
            name: say("何建国（青禾苑业主）", "He Jianguo, owner"),
            statement: say(
              "我仍认为北侧应留给孩子。请在一年后复查使用情况，\n若使用率不到一半，应拆除。",
              "I still think the north should be left to the children. Look again in a year;\nif less than half of it is used, take it down."
            ))
        ],
        signatures: [
          SignatureItem(
            party: ownersCommittee, entry: Link("9903017700010104", "/inventory/entries/9903017700010104"),
            mark: Mark(words["signature.given"], .done), name: say("陈立夏", "Chen Lixia"), at: at(-3)),
          SignatureItem(
            party: property, entry: Link("9903018800010101", "/inventory/entries/9903018800010101"),
            mark: Mark(words["signature.declined"], .stop), name: say("吴工", "Engineer Wu"), at: at(-2),
            reason: say("图纸与现场不符。", "The drawing does not match the site.")),
          SignatureItem(
            party: committee, entry: Link("9903010010010108", "/inventory/entries/9903010010010108"),
            mark: Mark(words["signature.awaited"], .wait)),
        ],
        signed: words("count.signed.of", ["given": "1", "needed": "2", "all": "3"]), inForce: at(-1),
        declined: say("图纸与现场不符，请改正后再送签。", "The drawing does not match the site; please correct it first."),
        document: Link(words["document.link"], "/cases/2026-0001/resolutions/resolution-1"))
    ]
  }

  var tasks: [TaskItem] {
    [
      TaskItem(
        id: "task-1",
        origin: Link(
          words("task.clause", ["resolution": say("充电棚决议", "Charging shed"), "number": "1"]), "#resolution-1"),
        text: say("完成选址放线，距最近窗户不少于 7 米。", "Stake out the site, at least 7 m from any window."),
        state: Mark(words["task.state.underway"], .open), lead: party(property),
        supports: words.list([housing, ownersCommittee]),
        deadline: limit("task.due", -26), isRunning: true,
        notes: [
          TaskNote(
            mark: Mark(words["progress.done"], .open), isCheck: false,
            text: say("已放线，附照片三张。", "Staked out; three photographs attached."),
            name: say("吴工", "Engineer Wu"), party: property, at: at(-60)),
          TaskNote(
            mark: Mark(words["finding.sent-back"], .stop), isCheck: true,
            text: say("现场量得 6.4 米，不足 7 米，请重放。", "Measured 6.4 m on site, less than 7 m; please stake out again."),
            name: say("郑晨", "Zheng Chen"),
            party: supervision, at: at(-40)),
        ]),
      TaskItem(
        id: "task-2",
        origin: Link(
          words("task.clause", ["resolution": say("充电棚决议", "Charging shed"), "number": "3"]), "#resolution-1"),
        text: say("公布收费办法和公共收益支出。", "Publish the fees and the spending of shared revenue."),
        state: Mark(words["task.state.verified"], .done), lead: party(ownersCommittee),
        deadline: limit("task.due", 950), isRunning: false),
    ]
  }

  var caseBody: CaseBody {
    CaseBody(
      href: "/cases/2026-0007", timeline: timeline,
      question: say(
        "3 号楼的电动车充电棚建在哪里，费用从哪里出，由谁管理？",
        "Where does the charging shed for building 3 go, who pays for it, and who looks after it?"),
      hasThread: true, postCount: words.count("count.posts", 48),
      tally: [
        Figure("21", words["position.for"]), Figure("9", words["position.against"]),
        Figure("11", words["position.question"]),
        Figure("7", words["position.information"]),
      ], posts: posts,
      pager: Pager(
        words: words("case.thread-page", ["page": "2", "pages": "3"]), previousHref: "/cases/2026-0007?page=1#thread",
        nextHref: "/cases/2026-0007?page=3#thread"),
      proposals: proposals, drafts: [draft, bareDraft], ballots: ballots, resolutions: resolutions, tasks: tasks,
      handovers: [
        HandoverItem(
          from: committee, to: ownersCommittee,
          reason: say("加装设施属于业主共同决定事项。", "Such works are for the owners to decide together."), at: at(-470),
          answer: Mark(words["handover.accepted"], .done), answered: at(-450)),
        HandoverItem(
          from: ownersCommittee, to: subdistrict, reason: say("请街道统筹。", "Please coordinate."), at: at(-445),
          answer: Mark(words["handover.declined"], .stop),
          answerReason: say(
            "属小区自治事项，街道不宜包办。", "It is for the compound to govern; the subdistrict should not take over."),
          answered: at(-444)),
      ],
      evaluations: [
        EvaluationItem(
          kind: words["evaluation.kind"], outcome: Mark(words["outcome.partly"], .wait),
          satisfaction: words("evaluation.score", ["score": "3"]),
          text: say("棚子有了，收费还没说清楚。", "The shed is there; the fees are not clear yet."), name: say("林小满", "Lin Xiaoman"),
          party: residents, at: at(-490),
          round: words("round", ["round": "1"])),
        EvaluationItem(kind: words["evaluation.reopened"], name: say("林小满", "Lin Xiaoman"), at: at(-481)),
      ], emergencies: [emergencyGrant])
  }
}
