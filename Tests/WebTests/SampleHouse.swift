@testable import Web

/// The pages on which something is asked or chosen.
extension Samples {
  var askingPages: [SamplePage] {
    [
      SamplePage(file: "choice", chrome: chrome(words["act.moderate-post.title"], .cases), parts: [choice([caseLink])]),
      SamplePage(file: "choice-none", chrome: chrome(words["act.moderate-post.title"], .cases), parts: [choice([])]),
      SamplePage(file: "person", chrome: chrome(say("赵一", "Zhao Yi"), .other), parts: [person]),
      SamplePage(
        file: "person-none", chrome: chrome(say("赵一", "Zhao Yi"), .other), parts: [PersonPage(name: "", seats: [])]),
      SamplePage(file: "who", chrome: chrome(words["who.title"], .inventory), parts: [who(holders)]),
      SamplePage(file: "who-nobody", chrome: chrome(words["who.title"], .inventory), parts: [who([])]),
      SamplePage(
        file: "who-parts", chrome: chrome(words["who.title"], .inventory), parts: [who([], parts: true)]),
      SamplePage(
        file: "act-refused", chrome: chrome(words["act.draft-resolution.title"], .cases),
        parts: [ActPage(subject: caseLink, form: draftForm.form, refusal: refused.refusal)]),
    ]
  }

  private var caseLink: Link { Link("2026-0012", "/cases/2026-0012") }

  private func choice(_ options: [Link]) -> ChoicePage {
    ChoicePage(
      subject: caseLink, title: words["act.moderate-post.title"], hint: words["act.moderate-post.hint"],
      options: options)
  }

  private var person: PersonPage {
    PersonPage(
      name: say("赵一", "Zhao Yi"),
      seats: [
        PersonSeat(
          party: Link(volunteers, "/parties/volunteers"), title: say("会长", "President"),
          mandate: words("seats.mandate.open", ["from": at(-90).words]), mark: mark("filed"))
      ], eraseHref: "/acts/erase-person?person=person-7")
  }

  private var holders: [HolderLine] {
    [
      HolderLine(
        party: volunteers, role: words["role.lead"],
        citation: EntryCitation(
          entry: "9903010", href: "/inventory/entries/9903010", basis: article278, version: "2026.1"),
        limit: words.count("limit.working-day", 3))
    ]
  }

  private func who(_ holders: [HolderLine], parts: Bool = false) -> WhoPage {
    let options = [Option("a", say("甲", "A"), isChosen: true), Option("b", say("乙", "B"))]
    return WhoPage(
      version: "2026-1",
      matters: options, stages: options, areas: options, date: "2026-07-01",
      faults: holders.isEmpty ? [] : [words["fault.missing"]],
      question: holders.isEmpty ? words["who.title"] : "2026-07-01",
      verdict: Mark(words["cover.one"], .done), cell: Link(words["findings.to-cell"], "/inventory/matters/GJ01"),
      leads: holders, supports: holders, prohibitions: holders,
      parts: parts ? words("who.parts", ["names": volunteers]) : nil)
  }
}
