@testable import Web

extension Samples {
  /// The page of a ballot: every kind of paper, the vote in words, and a count.
  var ballotPages: [SamplePage] {
    papers.enumerated().map { index, paper in
      SamplePage(file: "ballot-\(index)", chrome: chrome(words["paper.title"], .cases), parts: [paper])
    } + [
      SamplePage(file: "ballot-counted", chrome: chrome(words["tally.title"], .cases), parts: [countedBallot]),
      SamplePage(
        file: "ballot-nothing", chrome: chrome(words["tally.title"], .cases),
        parts: [
          BallotPage(
            subject: subject, title: words("ballot.among-options", ["number": "2"]), ballot: ballots[0],
            tally: tally([]))
        ]),
      SamplePage(
        file: "ballot-held", chrome: chrome(words["paper.title"], .cases),
        parts: [
          BallotPage(subject: subject, title: words["paper.title"], ballot: ballots[0], paper: paper(.choice))
        ]),
      SamplePage(file: "proxies", chrome: chrome(words["proxy.title"], .other), parts: [proxies]),
      SamplePage(
        file: "proxies-none", chrome: chrome(words["proxy.title"], .other),
        parts: [ProxiesPage(given: [], held: [], form: nil)]),
      SamplePage(file: "papers", chrome: chrome(words["paper.title"], .cases), parts: [printed]),
      SamplePage(file: "ballot-check", chrome: chrome(words["paper.check-title"], .cases), parts: [ballotCheck]),
    ] + secretPages
  }

  /// Secret ballots: every kind of paper, a ballot without a key, a receipt, and what is protected.
  private var secretPages: [SamplePage] {
    secretPapers.enumerated().map { index, paper in
      SamplePage(
        file: "ballot-secret-\(index)", chrome: chrome(words["secret.title"], .cases),
        parts: [secret(isKeyed: true, paper)])
    } + [
      SamplePage(
        file: "ballot-secret-unkeyed", chrome: chrome(words["secret.title"], .cases),
        parts: [secret(isKeyed: false, paper(.one))]),
      SamplePage(file: "receipt", chrome: chrome(words["receipt.title"], .cases), parts: [receipt]),
      SamplePage(
        file: "secret-help", chrome: chrome(words["secret.help.title"], .help),
        parts: [SecretHelpPage(institution: say("云汀区共治", "Yunting Commons"))]),
    ]
  }

  private var subject: Link { Link("2026-0007", "/cases/2026-0007") }

  private func page(_ paper: PaperItem?, note: String? = nil, noteLink: Link? = nil) -> BallotPage {
    BallotPage(
      subject: subject, title: words("ballot.among-options", ["number": "2"]), text: say("做法", "The plan"),
      ballot: ballots[1], own: paper == nil ? nil : words("ballot.own", ["choice": words["choice.yes"]]),
      others: [words("ballot.votes-for", ["names": say("吴霜降", "Wu Shuangjiang")])],
      entrust: Link(words["ballot.proxies.entrust"], "/proxies?ballot=ballot-2"),
      batches: [
        Link(
          words("ballot.batch", ["batch": "1", "first": "1", "last": "8"]),
          "/cases/2026-0007/ballots/ballot-2/batches/1")
      ], note: note,
      noteLink: noteLink, paper: paper, excluded: [Fact(say("周一", "Zhou Yi"), say("有利害关系", "has an interest"))])
  }

  private var proxies: ProxiesPage {
    let line = words["proxy.kind.proxy"] + words["form.colon"] + words["proxy.scope.everything"]
    let name = say("吴霜降", "Wu Shuangjiang")
    return ProxiesPage(
      given: [
        ProxyLine(
          name: name, lines: [line], mark: Mark(words["proxy.in-force"], .done), revoke: "/proxies/proxy-9/revocation",
          csrf: "token")
      ],
      held: [
        ProxyLine(name: name, lines: [line], mark: Mark(words["proxy.ended"], .quiet), revoke: nil, csrf: "token")
      ], form: draftForm.form)
  }

  private var printed: PapersPage {
    func one(_ number: String, voter: String?) -> PrintedPaper {
      PrintedPaper(
        institution: say("云汀区共治", "Yunting Co-governance"), heading: words["papers.heading"],
        number: words("papers.no", ["batch": "1", "number": number]),
        code: words("papers.code", ["code": "7K3F-29QD"]), voter: voter,
        place: voter == nil ? [] : [words("papers.units", ["units": "1-101"])],
        spare: voter == nil ? words["papers.spare"] : nil, question: say("加装电梯", "Add a lift"),
        text: say("做法", "The plan"), how: [words["papers.how.choice"]],
        lines: [
          PrintedLine(label: words["choice.yes"], cost: nil),
          PrintedLine(label: words["choice.no"], cost: words("money", ["amount": "12,000"])),
        ], closes: words("papers.closes", ["closes": "18:00"]), sign: words["papers.sign"], date: words["papers.date"],
        office: words["papers.office"])
    }
    return PapersPage(
      subject: subject, title: words("papers.title", ["batch": "1"]), lede: words("papers.lede", ["number": "2"]),
      languages: [Link(words["papers.both"], "/cases/2026-0007/ballots/ballot-2/batches/1")],
      papers: [one("1", voter: say("周拾穗", "Zhou Shisui")), one("2", voter: nil)])
  }

  private func paper(_ kind: PaperItem.Kind, marks: [Option] = [], limit: String? = nil) -> PaperItem {
    PaperItem(
      kind, action: "/cases/2026-0007/ballots/ballot-2/check", csrf: "token", steps: [words["paper.steps.last"]],
      lines: [
        PaperLine(
          row: "1", option: "1", label: say("花坛", "Flower bed"), text: say("做法", "The plan"),
          cost: words("money", ["amount": "12,000"]), weight: "1200000", isChosen: true, marks: marks, value: "3"),
        PaperLine(row: "2", option: "2", label: words["ballot.status-quo"], marks: marks),
      ], limit: limit, limitWords: limit.map { words("paper.credits", ["number": $0]) },
      statement: say("理由", "Because"),
      faults: limit == nil ? [] : [say("超出了预算", "Over the budget")])
  }

  private func secret(isKeyed: Bool, _ paper: PaperItem) -> BallotPage {
    BallotPage(
      subject: subject, title: words("ballot.among-options", ["number": "2"]), ballot: ballots[1],
      secret: SecretItem(
        ballot: "ballot-2", person: "person-4", isOpen: !isKeyed, isRunning: true, modulus: isKeyed ? "c5" : "",
        exponent: "65537",
        csrf: "token", issue: "/api/x", cast: "/api/y", page: "/cases/2026-0007/ballots/ballot-2", mayFetch: true,
        hasFetched: true, note: words["paper.sign-in"], noteLink: Link(words["frame.sign-in"], "/sign-in"),
        numbers: [words("secret.numbers", ["issued": "12", "used": "7", "roll": "30"])],
        crowd: words("secret.crowd", ["number": "12"]),
        opens: words("secret.early", ["time": at(20).words]), paper: paper))
  }

  private var receipt: ReceiptPage {
    ReceiptPage(
      subject: subject, state: Mark(words["receipt.kept"], .done), text: words["receipt.kept.text"],
      facts: [Fact(words["receipt.number"], "1284")],
      place: RecordPlace(
        words: words("record.place", ["number": "3", "size": "9"]), leaf: "ab12", path: ["cd34"], root: "ef56",
        number: "2", finality: words["witness.event.sealed"]))
  }

  private var secretPapers: [PaperItem] {
    let marks = [Option("1", words("paper.rank", ["number": "1"]), isChosen: true), Option("2", "2")]
    return [
      paper(.choice), paper(.projects, limit: "2000000"), paper(.ranks, marks: marks), paper(.points, marks: marks),
      paper(.votes, limit: "100"),
    ]
  }

  private var papers: [BallotPage] {
    let marks = [Option("1", words("paper.rank", ["number": "1"]), isChosen: true), Option("2", "2")]
    return [
      page(paper(.choice)), page(paper(.one)), page(paper(.many)), page(paper(.projects, limit: "2000000")),
      page(paper(.ranks, marks: marks)), page(paper(.points, marks: marks)), page(paper(.votes, limit: "100")),
      page(nil, note: words["paper.sign-in"], noteLink: Link(words["frame.sign-in"], "/sign-in")),
    ]
  }

  private func tally(_ chosen: [String]) -> TallyItem {
    let bed = say("花坛", "Flower bed")
    return TallyItem(
      chosen: chosen,
      bars: [
        TallyBar(bed, "3", Bar(3, of: 3), isChosen: true),
        TallyBar(words["ballot.status-quo"], "1", Bar(1, of: 3), isChosen: false),
      ], barsTitle: say("票数", "Votes"), rounds: ["1", "2"],
      rows: [
        TallyRow(bed, [TallyCell("3"), TallyCell("4", mark: words["tally.elected"])]),
        TallyRow(words["ballot.status-quo"], [TallyCell("1", mark: words["tally.out"]), TallyCell("")]),
      ], notes: [say("首选票", "first preferences")], ties: [words["tally.by-rule"]], tieRule: words["tally.declared"],
      facts: [Fact(say("选票", "ballots"), "4")], pairs: [bed, words["ballot.status-quo"]],
      pairRows: [TallyRow(bed, [TallyCell("–"), TallyCell("3")])])
  }

  private var countedBallot: BallotPage {
    BallotPage(
      subject: subject, title: words("ballot.among-options", ["number": "2"]), ballot: ballots[0],
      tally: tally([say("花坛", "Flower bed")]),
      exports: [Link(words["export.blt"], "/api/cases/2026-0007/ballots/ballot-1/export?format=blt")],
      command: "gongzhi tally ballot-1.json --method irv --tie declared")
  }

  private var ballotCheck: BallotCheckPage {
    BallotCheckPage(
      subject: subject, title: words("ballot.among-options", ["number": "2"]),
      lines: [words("ballot.rank", ["number": "1", "name": say("花坛", "Flower bed")])],
      notes: [words("paper.unranked", ["names": words["ballot.status-quo"]])], statement: say("理由", "Because"),
      castAction: "/cases/2026-0007/ballots/ballot-2/votes", changeAction: "/cases/2026-0007/ballots/ballot-2/check",
      csrf: "token", hidden: [HiddenValue("marks.1.option", "1"), HiddenValue("marks.1.mark", "1")])
  }
}
