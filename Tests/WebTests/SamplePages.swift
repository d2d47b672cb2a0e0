@testable import Web

/// One page of the preview: a file name, what stands around it, and its parts.
struct SamplePage {
  let file: String
  let chrome: Chrome
  let parts: [any Page]
}

extension Samples {
  /// Every page, fully populated, and every page with as little as it can have.
  var pages: [SamplePage] {
    fullPages + barePages + askingPages + ballotPages + inventoryPages + placePages + signingPages
  }

  private var fullPages: [SamplePage] {
    [
      SamplePage(file: "home", chrome: chrome(words["nav.home"], .home, signedIn: false), parts: [home]),
      SamplePage(file: "cases", chrome: chrome(words["cases.title"], .cases), parts: [caseList]),
      SamplePage(
        file: "case", chrome: chrome(caseHead.title, .cases, notice: true), parts: [caseHead, personal, caseBody]),
      SamplePage(
        file: "case-anonymous", chrome: chrome(caseHead.title, .cases, signedIn: false),
        parts: [caseHead, anonymous, caseBody]),
      SamplePage(file: "file-case", chrome: chrome(words["act.file-case.title"], .file), parts: [fileCase]),
      SamplePage(file: "act", chrome: chrome(words["act.draft-resolution.title"], .cases), parts: [draftForm]),
      SamplePage(file: "sign-in", chrome: chrome(words["act.sign-in.title"], .other, signedIn: false), parts: [signIn]),
      SamplePage(file: "seats", chrome: chrome(words["seats.title"], .other), parts: [seats]),
      SamplePage(file: "refused", chrome: chrome(refused.title, .other), parts: [refused]),
      SamplePage(file: "desk", chrome: chrome(words["desk.title"], .desk), parts: [desk]),
      SamplePage(
        file: "overdue", chrome: chrome(words["overdue.title"], .other, signedIn: false), parts: [overdue]),
      SamplePage(file: "drift", chrome: chrome(words["drift.title"], .inventory), parts: [drift]),
      SamplePage(file: "privacy", chrome: chrome(words["privacy.title"], .desk), parts: [privacy]),
      SamplePage(file: "personal-data", chrome: chrome(words["mydata.title"], .desk), parts: [personalData]),
      SamplePage(
        file: "privacy-anyone", chrome: chrome(words["privacy.link"], .other, signedIn: false),
        parts: [PrivacyPage(signInHref: "/sign-in?next=/privacy")]),
      SamplePage(
        file: "administrative-share", chrome: chrome(words["share.title"], .inventory), parts: [administrativeShare]),
      SamplePage(
        file: "drift-none", chrome: chrome(words["drift.title"], .inventory),
        parts: [
          DriftPage(
            count: words("drift.count", ["cases": "0", "findings": "0"]), from: "", to: "2026-02-30",
            faults: [words["filter.ignored"]], findings: [])
        ]),
      SamplePage(
        file: "emergencies", chrome: chrome(words["emergency.title"], .other),
        parts: [EmergenciesPage(count: words.count("emergency.count", 1), emergencies: [emergencyGrant])]),
      SamplePage(
        file: "emergencies-none", chrome: chrome(words["emergency.title"], .other),
        parts: [EmergenciesPage(count: words.count("emergency.count", 0), emergencies: [])]),
      SamplePage(
        file: "overdue-none", chrome: chrome(words["overdue.title"], .other),
        parts: [OverduePage(count: words.count("overdue.count", 0), alarms: nil, duties: [])]),
      SamplePage(file: "desk-empty", chrome: chrome(words["desk.title"], .desk), parts: [emptyDesk]),
      SamplePage(file: "resolution", chrome: chrome(resolutionPage.title, .cases), parts: [resolutionPage]),
      SamplePage(
        file: "resolution-bare", chrome: chrome(resolutionPage.title, .cases), parts: [bareResolutionPage]),
      SamplePage(file: "akoma-ntoso", chrome: chrome(resolutionPage.title, .cases), parts: [akomaNtoso]),
      SamplePage(file: "entry", chrome: chrome(entry.name, .inventory), parts: [entry]),
      SamplePage(file: "record", chrome: chrome(words["record.title"], .record, signedIn: false), parts: [record]),
      SamplePage(file: "post-history", chrome: chrome(words["post.history"], .cases), parts: [postHistory]),
      SamplePage(file: "proposal", chrome: chrome(proposalPage.title, .cases), parts: [proposalPage]),
      SamplePage(file: "help", chrome: chrome(words["help.title"], .help, signedIn: false), parts: [help]),
      SamplePage(file: "failed", chrome: chrome(failed.title, .other), parts: [failed]),
    ]
  }

  private var barePages: [SamplePage] {
    let seatless = Chrome(
      language: words.language, title: words["seats.title"], section: .other,
      institution: say("云汀区共治", "Yunting Commons"),
      otherLanguage: Link(say("English", "中文"), "?lang=en"),
      reader: Reader(name: say("赵一", "Zhao Yi"), party: nil, csrf: "token"), signInHref: "/sign-in", recordSize: "0",
      recordRoot: "e3b0c442…", faceVersion: "1")
    return [
      SamplePage(
        file: "home-quiet", chrome: chrome(words["nav.home"], .home, signedIn: false),
        parts: [HomePage(institution: "", area: say("云汀区", "Yunting District"), figures: [], cases: [], inventory: nil)]
      ),
      SamplePage(
        file: "privacy-none", chrome: chrome(words["privacy.title"], .other),
        parts: [
          PrivacyPage(
            table: Link("CSV", "/privacy/readings.csv"), json: Link("JSON", "/api/privacy/readings"), everyone: nil,
            fields: [], dataHref: "/me/data")
        ]),
      SamplePage(
        file: "cases-none", chrome: chrome(words["cases.title"], .cases),
        parts: [CaseListPage(query: "", states: [], matters: [], areas: [], filters: [], cases: [])]),
      SamplePage(
        file: "case-new", chrome: chrome(caseHead.title, .cases), parts: [bareHead, onlyReading, bareBody]),
      SamplePage(file: "act-controls", chrome: chrome(words["act.keep-register.title"], .other), parts: [everyControl]),
      SamplePage(
        file: "record-none", chrome: chrome(words["record.title"], .record),
        parts: [RecordPage(size: "0", root: "e3b0c442", rows: [], from: "9")]),
      SamplePage(
        file: "seats-none", chrome: seatless,
        parts: [SeatsPage(name: say("赵一", "Zhao Yi"), seats: [], action: "/seats", csrf: "token", next: "/")]),
    ]
  }

  private var bareHead: CaseHead {
    CaseHead(
      number: "2026-0014", title: say("楼道灯不亮", "Dark stairwell"), text: say("三单元二楼。", "Entrance 3, second floor."),
      state: mark("filed"), outcome: unknown, track: words["track.command"],
      stages: [StageStep(words["stage.受理"], .current)],
      matter: Link(say("公共照明", "Public lighting"), "/inventory/matters/ZM01"), area: say("青禾社区", "Qinghe Community"),
      lead: party(subdistrict), leadLabel: words["case.receiver"], filer: say("赵一", "Zhao Yi"), filed: at(-1),
      changed: at(-1),
      contents: [])
  }

  private var onlyReading: CasePersonal {
    CasePersonal(acting: volunteers, inventory: versionLink, powers: [])
  }

  private var bareBody: CaseBody {
    let ballot = BallotItem(
      id: "ballot-9", proposal: Link(say("方案", "Proposal"), "#"), page: Link("", ""),
      version: words("version", ["number": "1"]),
      state: Mark(words["ballot.open"], .open), rule: say("居民会议", "Residents’ assembly"), conditions: [],
      basis: article278,
      rollSize: "12", rollDigest: "00", called: at(-9), closes: at(-1), deadline: limit("case.ballot-closes", -1),
      voted: "0",
      turnout: Bar(0, of: 12))
    return CaseBody(
      href: "/cases/2026-0014", timeline: [], hasThread: true, postCount: words.count("count.posts", 0),
      ballots: [ballot])
  }

  /// Every control with a hint, a fault, and no duty to fill it in.
  private var everyControl: ActPage {
    func field(_ name: String, _ control: FormField.Control, required: Bool = false) -> FormField {
      FormField(
        name, in: "keep-register", label: words["field.file"], hint: words["field.login.hint"],
        fault: words["fault.missing"],
        isRequired: required, control)
    }
    let options = [Option("a", say("甲", "A"), hint: say("一", "one")), Option("b", say("乙", "B"))]
    return ActPage(
      subject: nil,
      form: form(
        "keep-register",
        [
          field("line", .line(LineControl())), field("choice", .choice(options)), field("select", .select(options)),
          field("checks", .checks(options)), field("file", .file(accept: ".csv"), required: true),
        ], permit: cite("9903010010010120", "城市居民委员会组织法第九条", "Organic Law of Urban Residents’ Committees, art. 9")))
  }
}
