extension DataDictionary {
  /// The words of the dictionary; `init(reading:)` says how it is written. Instants are milliseconds since 1970, UTC; a
  /// digest or hash is SHA-256.
  static let text = """
    = area: 区域代码 | code of the area
    = at: 时间 | when
    = author: 作者的人员编号 | who wrote it, a person
    = ballot: 表决编号 | the ballot
    = digest: 内容摘要 | digest of the content
    = effective_from: 自哪一天起生效 | the first day on which it binds
    = entry: 依据的权责清单条目 | the entry of the inventory it rests on
    = id: 编号 | identifier
    = kind: 种类 | its kind
    = number: 序号，从 1 起 | number, from 1
    = party: 主体编码 | the party
    = person: 人员编号 | the person
    = position: 位置 | place
    = proposal: 提案编号 | the proposal
    = resolution: 决议编号 | the resolution
    = sequence: 记录中的事件序号 | number of the event in the record
    = state: 状态 | where it stands
    = statement: 理由 | the reason given
    = subject: 事项编号 | the case
    = text: 正文 | the text
    = title: 标题 | title
    = version: 版本 | version
    = voter: 投票人的人员编号 | the voter, a person
    root: 记录树的根，每次封存一个 | Roots of the tree, one for each time it was sealed
      size: 叶子数 | number of leaves
      hash: 根值 | root hash (RFC 9162)
      -frontier: 可由叶子推出 | follows from the leaves
      at
    view_institution: 机构 | The institution
      only: 恒为 1 | always 1
      name_zh: 中文名称 | Chinese name
      name_en: 英文名称 | English name
      area
      utc_offset: 与协调世界时相差的分钟数 | minutes ahead of UTC
    view_inventory: 已公布的权责清单各版 | Published versions of the inventory
      version digest effective_from
      published_at: 公布时间 | when it was published
      sequence
      entries: 条目数 | how many entries it has
    view_calendar: 与周历不同的工作日和休息日 | Days that are not what their weekday says
      day: 日期 | the day
      worked: 是否工作 | whether it is worked
    view_person: 人员 | People
      id
      name: 公开的姓名 | public name
    view_commitment: 对未公开内容的承诺 | Commitments to private words
      commitment: 加盐摘要 | salted digest
      person subject
      name: 内容是什么 | what the words are
    view_seat: 席位 | Seats
      id person party
      title_zh: 职务 | office, in Chinese
      title_en: 职务(英文) | office, in English
      from_at: 任期开始 | the mandate begins
      until_at: 任期结束 | the mandate ends
    view_register: 房屋与业主登记，JSON | Registers of units and owners, JSON
      area
      register: 登记内容 | the register
    view_case: 事项 | Cases
      id
      matter: 权责事项编码 | code of the matter
      area
      track: 办理方式 | command or consultation
      state
      outcome: 结果 | what came of it
      filer: 提出人的人员编号 | who filed it, a person
      receiver: 首接主体 | the party that has the duty to answer
      handover_to: 等待接受移交的主体 | the party that is asked to take it over
      round: 第几轮 | which round
      evaluation_since: 等待评价的起点 | since when its filer is asked
      adopted: 通过的提案 | the proposal that was adopted
      resolution title text
      filed_at: 提出时间 | when it was filed
      filed_sequence: 提出它的事件 | the event that filed it
      accept_by: 受理期限 | to be accepted by
      changed_at: 最近变化时间 | when it last changed
      changed_sequence: 最近变化的事件 | the event that last changed it
      posts: 发言数 | how many posts it has
      convene_by: 召集期限 | to be convened by
    view_executor: 事项的执行主体 | Parties that executed a case
      subject party
    view_executor_person: 事项的执行人员 | People who executed a case
      subject party person
    view_recusal: 回避 | Declared interests
      subject person
    view_post: 发言 | Posts
      id subject sequence
      parent: 回复的发言 | the post it answers
      position: 立场 | for, against, question, information
      text author party at
      edits: 修改次数 | how often it was edited
      moderated: 折叠的理由 | why it is folded away
    view_post_version: 发言的各个版本 | Every text of a post
      post: 发言编号 | the post
      number text at
    view_proposal: 提案 | Proposals
      id subject sequence party
      version: 最新版本 | the newest version
    view_proposal_version: 提案的各个版本 | Every version of a proposal
      proposal number title text
      note: 修改说明 | what was changed
      author at
    view_ballot: 表决 | Ballots
      id subject sequence proposal
      version: 付诸表决的版本 | the version that is voted on
      rule: 表决规则，JSON | the voting rule, JSON
      sheet: 选票，JSON | the ballot sheet, JSON
      roll: 名册，JSON | the roll, JSON
      roll_digest: 名册摘要 | digest of the roll
      roll_size: 名册人数 | how many are on the roll
      excluded: 不得投票的人，JSON | who may not vote, JSON
      voted: 已投票人数 | how many have voted
      called_at: 发起时间 | when it was called
      closes: 截止时间 | when it closes
      result: 结果，JSON | the result, JSON
      tally: 计票过程，JSON | the count, JSON
    view_ballot_option: 表决中的选项 | Options of a ballot
      proposal ballot
    view_roll: 名册上的人 | Who is on a roll
      ballot voter
    view_envelope: 装在信封里的选票 | Votes in envelopes
      ballot voter sequence
      commitment: 加盐摘要 | salted digest of the vote
      opened: 是否已开启 | whether it is opened
      at
    view_vote: 已计的选票 | Votes that were counted
      ballot person
      choice: 选择 | yes, no or abstain
      marking: 选票上的标记，JSON | how the sheet was marked, JSON
      statement
    view_resolution: 决议 | Resolutions
      id subject sequence
      frozen: 冻结的正文，规范 JSON | the frozen text, canonical JSON
      digest
      in_force_at: 生效时间 | since when it is in force
      declined: 拒签的理由 | why a seat declined to sign
    view_signatory: 应签署的主体 | Who must sign
      resolution
      ordinal: 次序 | order
      party entry
      signed_by: 签署人的人员编号 | who signed, a person
      signed_at: 签署时间 | when
      declined_by: 拒签人的人员编号 | who declined, a person
      declined_at: 拒签时间 | when they declined
      declined: 拒签的理由 | why
    view_task: 任务 | Tasks
      id subject sequence resolution
      clause: 条款，JSON | the clause, JSON
      lead: 牵头主体 | the lead
      due: 期限 | the last day
      state
    view_task_party: 任务的参与主体 | Parties of a task
      task: 任务编号 | the task
      party
      role: 牵头或配合 | lead or support
    view_task_note: 任务的报告和核查 | Reports and checks of tasks
      task: 任务编号 | the task
      sequence
      word: 说的是什么 | what it says
      text author party at
    view_inventory_draft: 权责清单草案 | Drafts of the inventory
      proposal subject sequence
      drafted: 草案内容，JSON | what was drafted, JSON
      digest version party person at
    view_legality_review: 合法性审查 | Reviews of legality
      draft: 草案的提案编号 | the draft, a proposal
      sequence
      passed: 是否通过 | whether it passed
      opinion: 审查意见 | the opinion
      party person at
    view_inventory_ground: 各版清单依据什么公布 | By what each version was published
      version subject
      draft: 草案的提案编号 | the draft, a proposal
      review: 审查的事件 | the event of its review
      resolution
    published_lead: 各版清单的牵头 | Leads of each version
      version
      position: 条目在清单中的次序 | place of the entry in the list
      entry
      holder: 牵头主体 | the lead
      kind
      of_a_kind: 是否一类主体 | whether it is a class of parties
      matter: 权责事项编码 | code of the matter
      stage: 环节 | the stage
      sub_item: 子项 | the sub-item
      area_low: 区域代码区间的起点 | where the area begins, as a number
      area_width: 区域代码区间的长度 | how many codes it covers
      acts: 允许的行为，按位 | the acts, as bits
      from_day: 起始日 | first day, days since 1970
      until_day: 终止日(不含) | the day after the last, days since 1970
    view_witnesses: 见证规则 | Who witnesses the record, and how many must have
      only: 恒为 1 | always 1
      policy: 规则各行 | the lines of the policy
    cosignature: 见证人在检查点下的签名 | Signatures of witnesses under checkpoints
      witness: 见证人的公钥 | the key of the witness
      size: 检查点覆盖的事件数 | how many events the checkpoint covers
      time: 签名时间，1970 年以来的秒数 | when it was signed, seconds since 1970
      signature: 签名行 | the line of the signature
    timestamp: 时间戳机构对每日检查点和每份决议的时间戳 | Timestamps over the checkpoint of each day and over each resolution
      number: 第几个 | which one
      day: 检查点所属的日期 | the day of the checkpoint
      size: 检查点覆盖的事件数 | how many events the checkpoint covers
      resolution: 决议 | the resolution
      content: 加盖时间戳的检查点 | the checkpoint that was stamped
      answer: 机构的回答，RFC 3161 TimeStampResp | the authority's answer, TimeStampResp of RFC 3161
      authority: 机构 | the authority
      time: 时间戳中的时间，1970 年以来的毫秒数 | the time in the timestamp, milliseconds since 1970
    view_erasure: 删除了个人信息的人 | People whose private data were erased
      person
      at: 删除的时间 | when
      sequence
      private: 删除的个人信息项数 | how many private values were erased
    view_ladder: 逐级上报的阶梯，JSON | The ladder of escalation, JSON
      only: 恒为 1 | always 1
      ladder: 阶梯 | the ladder
    view_escalation: 逾期职责的上报 | Steps that overdue duties took
      subject
      command: 逾期的职责 | the command that is owed
      about: 所涉的表决、决议或任务 | what it is about
      due: 期限 | when it was due
      step: 第几级 | which step
      word: 提醒、督办或问责 | reminder, supervision or accountability
      holder: 责任主体 | who owes it
      to_party: 上报到的主体 | to whom it went
      entry
      alarm: 无法上报的原因 | why it could go no further
      at sequence
    view_held_task: 清单外暂缓的任务 | Tasks outside the lists, held
      id subject sequence resolution
      clause: 条款，JSON | the clause, JSON
      party state
    view_ballot_conduct: 表决的程序 | How ballots are held
      ballot
      opens: 开始时间 | when it opens
      conduct: 程序，JSON | the procedure, JSON
      chambers: 分组结果，JSON | results by chamber, JSON
      recused: 回避的人，JSON | who was recused, JSON
    view_roll_correction: 名册更正 | Corrections of rolls
      ballot sequence
      correction: 更正内容，JSON | the correction, JSON
    view_petition: 附议 | Petitions of households
      subject
      households: 户数 | how many households the area has
      share: 需要的部分 | the part of them that is needed
      reached_at: 列入议程的时间 | when it came on the agenda
      convene_by: 召集期限 | to be convened by
    view_endorsement: 附议的住户 | Households that endorse
      subject person
      household: 哪一户 | which household
      sequence
    view_emergency: 紧急授权及其复核 | Emergency powers and their reviews
      id subject sequence
      holder: 被授权主体 | who was given them
      granted: 授权内容，JSON | the grant, JSON
      at
      revoked: 撤销的理由 | why they were revoked
      revoked_at: 撤销时间 | when they were revoked
      revoked_sequence: 撤销的事件 | the event of their revocation
      finding: 复核结论 | what the review found
      review: 复核意见 | the text of the review
      reviewer: 复核主体 | who reviewed
      reviewed_at: 复核时间 | when they were reviewed
      reviewed_sequence: 复核的事件 | the event of the review
    view_proxy: 委托 | Mandates to vote for another
      id sequence
      giver: 委托人 | who gave it
      holder: 受托人 | who has it
      area: 在哪一区域查清单 | the area in which the inventory was asked
      mandate: 委托的范围、期限和书面，JSON | scope, term and paper, JSON
      given_at: 委托时间 | when it was given
      revoked_at: 撤回时间 | when it was taken back
    view_paper_batch: 印制的纸票批次 | Batches of ballot papers
      ballot
      batch: 批次 | the batch
      sequence
      first: 第一张的编号 | number of the first paper
      last: 最后一张的编号 | number of the last paper
      voters: 前若干张各是谁的，JSON | whose the first papers are, JSON
      at
    view_paper_entry: 纸票的录入 | Entries of ballot papers
      ballot
      batch: 批次 | the batch
      number: 纸票编号 | number of the paper
      entrant: 录入人 | who entered it
      sequence voter
      source: 怎样交来 | how it came in
      handed: 收到时间 | when it was handed in
      at
      commitment: 加盐摘要 | salted digest of the vote
      vote: 开启后的内容，JSON | what it holds, once opened, JSON
    view_ballot_gathered: 计票时的纸票与委托 | Papers and mandates at the count
      ballot
      papers: 纸票，JSON | the papers, JSON
      proxies: 委托，JSON | the mandates, JSON
    view_credential_key: 无记名表决的签发公钥 | Keys of secret ballots
      ballot sequence
      id: 公钥摘要 | digest of the public key
      key: 公钥，JSON | the public key, JSON
      issuer: 签发主体 | the party that signs credentials
      ground: 所依据的条目，JSON | under which entry, JSON
      issued: 已签发的凭证数 | how many credentials were issued
    view_credential_issue: 领取了选票凭证的人 | Who got a credential
      ballot person
      request: 盲化消息的摘要 | digest of the blinded message
      sequence
    view_sealed_vote: 无记名的选票 | Votes of secret ballots
      ballot
      serial: 凭证序号 | serial of the credential
      sequence
      commitment: 加盐摘要 | salted digest of vote and credential
      opened: 是否已开启 | whether it is opened
      choice: 选择 | yes, no or abstain
      marking: 选票上的标记，JSON | how the sheet was marked, JSON
    view_trust_anchor: 各主体信任的证书机构 | Authorities that parties trust for signatures
      party
      ordinal: 次序 | order
      fingerprint: 证书的 SHA-256 | SHA-256 of the certificate
      certificate: 证书，DER 的 base64 | the certificate, base64 of DER
      sequence at
    view_revocation_list: 证书机构最新的吊销列表 | The newest revocation lists of those authorities
      party
      authority: 证书机构证书的 SHA-256 | SHA-256 of the certificate of the authority
      list: 吊销列表，DER 的 base64 | the list, base64 of DER
      sequence at
    view_certificate: 各席位的签名证书 | Certificates with which seats sign
      fingerprint: 证书的 SHA-256 | SHA-256 of the certificate
      sequence person
      seat: 登记时所在的席位 | the seat in which it was enrolled
      party
      certificate: 证书，DER 的 base64 | the certificate, base64 of DER
      chain: 与证书机构之间的证书，JSON | certificates between it and the authority, JSON
      at
      ended_sequence: 停用在记录中的序号 | number of the event that ended its use
      ended_at: 停用时间 | when its use ended
      reason: 停用原因 | why
    view_signature: 决议的电子签名 | Electronic signatures under resolutions
      sequence resolution party person
      seat: 签署的席位 | the seat
      signature: 分离式 CMS，DER 的 base64 | the detached CMS, base64 of DER
      at
    view_figure: 首页的计数 | What the home page counts
      name: 名称 | name
      value: 数值 | figure
    -event: 每个事件的规范字节在 record/events.jsonl，其余各列可由它推出 | the canonical bytes of each event are in record/events.jsonl; the other columns follow from them
    -node: 可由叶子推出 | follows from the leaves
    -published_tables: 在文件夹 inventory 里 | they are in the folder inventory
    -private_value: 个人信息，不公开 | private words of people
    -private_reading: 谁看过个人信息，只给本人和保护个人信息的主体 | who read private words, for those whom they concern
    -envelope: 表决截止前不得开启 | not to be opened while the ballot runs
    -tombstone: 已删除者登录名的加盐摘要 | salted digests of the login names of people who were erased
    -credential: 登录凭据 | how people sign in
    -session: 登录会话 | who is signed in
    -refusal: 被拒绝的尝试涉及个人 | attempts that were refused concern single people
    """
}
