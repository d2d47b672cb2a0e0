import Vocabulary

@testable import Web

/// A fictional neighbourhood, in one language: what the pages of the tests and of the preview show.
struct Samples {
  let words: Words
  let clock = CivilClock.china
  /// 1 July 2026, 10:00 in the civil time of the place.
  let now = Instant(milliseconds: 1_782_871_200_000)

  /// The words of the language of the samples.
  func say(_ zh: String, _ en: String) -> String { words.language == .zh ? zh : en }

  /// An instant so many hours before or after now.
  func hours(_ number: Int) -> Instant { now.advanced(byMilliseconds: Int64(number) * 3_600_000) }

  func at(_ hours: Int) -> Moment { words.time(self.hours(hours), on: clock) }

  func limit(_ label: String, _ hours: Int) -> Deadline {
    words.deadline(words[label], due: self.hours(hours), now: now, on: clock)
  }

  // MARK: Parties

  var residents: String { say("青禾社区居民", "Residents of Qinghe Community") }
  var owners: String { say("青禾苑业主", "Owners of Qinghe Court") }
  var ownersCommittee: String { say("青禾苑业主委员会", "Qinghe Court Owners’ Committee") }
  var property: String { say("青禾苑物业服务公司", "Qinghe Court Property Services") }
  var committee: String { say("青禾社区居民委员会", "Qinghe Residents’ Committee") }
  var socialWork: String { say("橙心社会工作服务中心", "Chengxin Social Work Centre") }
  var volunteers: String { say("萤火志愿者协会", "Firefly Volunteers") }
  var subdistrict: String { say("石榴街道办事处", "Pomegranate Subdistrict Office") }
  var cityManagement: String { say("云汀区城市管理局", "Yunting City Management Bureau") }
  var housing: String { say("云汀区住房和建设局", "Yunting Housing Bureau") }
  var emergency: String { say("云汀区应急管理局", "Yunting Emergency Bureau") }
  var supervision: String { say("云汀区督查室", "Yunting Supervision Office") }

  func party(_ name: String) -> Link { Link(name, "/inventory/parties/qh-01") }

  var version: String { "2026-1" }

  func cite(_ entry: String, _ zh: String, _ en: String) -> EntryCitation {
    EntryCitation(entry: entry, href: "/inventory/entries/\(entry)", basis: say(zh, en), version: version)
  }

  // MARK: Chrome

  func chrome(_ title: String, _ section: Chrome.Section, signedIn: Bool = true, notice: Bool = false) -> Chrome {
    Chrome(
      language: words.language, title: title, section: section, institution: say("云汀区共治", "Yunting Commons"),
      otherLanguage: Link(say("English", "中文"), "?lang=\(words.language == .zh ? "en" : "zh")"),
      reader: signedIn
        ? Reader(
          name: say("林小满", "Lin Xiaoman"), party: residents, seat: say("楼栋代表", "building delegate"),
          seatsHref: "/seats", due: "3", csrf: "token") : nil,
      signInHref: "/sign-in?next=/",
      notice: notice
        ? Notice(
          words["notice.entered"], event: Link(words("notice.event", ["sequence": "1,284"]), "/record?from=1284"))
        : nil,
      draft: notice
        ? Notice(
          words("draft.notice", ["version": "2027.1"]), event: Link(words["draft.to-page"], "/inventory/drafts/p-7"))
        : nil,
      recordSize: words.grouped(1284), recordRoot: "b52f9ac1…", faceVersion: "1")
  }

  // MARK: Lists

  func mark(_ state: String) -> Mark {
    let tone: Mark.Tone =
      switch state {
      case "closed": .quiet
      case "filed", "evaluating": .wait
      case "returned": .stop
      default: .open
      }
    return Mark(words["state.\(state)"], tone)
  }

  var unknown: Mark { Mark(words["outcome.unknown"], .quiet) }

  var caseLines: [CaseLine] {
    [
      line(
        "2026-0007", "青禾苑 3 号楼加装电动车集中充电棚", "A shared charging shed for e-bikes at Qinghe Court building 3",
        "balloting", unknown, say("小区公共部分改造", "Shared parts of a residential compound"), ownersCommittee, -2, 48),
      line(
        "2026-0011", "石榴路 18 号门前消防通道每晚被占", "Fire lane at 18 Shiliu Road blocked every evening", "executing",
        unknown, say("消防通道", "Fire lanes"), cityManagement, -7, 12),
      line(
        "2026-0009", "独居老人一周两次上门探访", "Visits twice a week to older people who live alone", "deliberating", unknown,
        say("居家养老服务", "Care at home"), socialWork, -20, 31),
      line(
        "2026-0004", "青禾小广场夜间噪声", "Noise at night on Qinghe Square", "evaluating", unknown,
        say("社会生活噪声", "Neighbourhood noise"), subdistrict, -49, 77),
      line(
        "2026-0002", "2 号楼外墙瓷砖脱落", "Falling tiles at building 2", "closed",
        Mark(words["outcome.solved"], .done), say("房屋安全", "Building safety"), housing, -300, 9),
      line(
        "2026-0001", "地下车库积水反复出现", "Water in the basement garage, again and again", "closed",
        Mark(words["outcome.unsolved"], .stop), say("小区公共部分改造", "Shared parts of a residential compound"), property,
        -700, 64),
    ]
  }

  private func line(
    _ number: String, _ zh: String, _ en: String, _ state: String, _ outcome: Mark, _ matter: String, _ lead: String,
    _ changed: Int, _ posts: Int
  ) -> CaseLine {
    CaseLine(
      number: number, href: "/cases/\(number)", title: say(zh, en), state: mark(state), outcome: outcome,
      matter: matter, area: say("青禾社区", "Qinghe Community"), lead: lead, changed: at(changed),
      posts: words.count("count.posts", posts))
  }

  var home: HomePage {
    HomePage(
      institution: say("云汀区共治", "Yunting Commons"),
      area: say("云汀区 · 石榴街道 · 青禾社区", "Yunting District · Pomegranate Subdistrict · Qinghe Community"),
      figures: [
        Figure("5", say("正在办理", "open cases"), href: "/cases"),
        Figure("3", say("提交人说已解决", "solved, say their filers")),
        Figure("4", say("生效决议", "resolutions in force")), Figure("612", say("有效投票", "votes counted")),
        Figure("241", say("发言", "posts")), Figure("1,284", say("公共记录", "events in the record"), href: "/record"),
      ],
      cases: caseLines, inventory: Link(say("权责清单 2026-1", "inventory 2026-1"), "/inventory"))
  }

  var caseList: CaseListPage {
    CaseListPage(
      query: say("充电", "charging"),
      states: ["filed", "deliberating", "balloting", "executing", "closed"].map {
        Option($0, words["state.\($0)"], isChosen: $0 == "balloting")
      },
      matters: [
        Option("XQ01", say("小区公共部分改造", "Shared parts of a residential compound"), isChosen: true),
        Option("XF02", say("消防通道", "Fire lanes")),
      ],
      areas: [Option("990301001001", say("青禾社区", "Qinghe Community"), isChosen: true)],
      filters: [say("充电", "charging"), words["state.balloting"], say("青禾社区", "Qinghe Community")], cases: caseLines,
      firstHref: "/cases", nextHref: "/cases?before=812")
  }
}
