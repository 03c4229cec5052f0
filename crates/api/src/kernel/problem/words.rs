//! Refusals in words. Every code has both languages, or the program does not compile.

use domain::vocabulary;

use super::{FieldCode, ProblemCode};

vocabulary! {
    /// The languages of the API. Chinese is the first.
    pub enum Language {
        Chinese => "zh-CN",
        English => "en",
    }
}

/// A refusal in one language.
pub(super) struct Words {
    pub(super) title: &'static str,
    /// May name figures in braces.
    pub(super) detail: &'static str,
}

/// Puts figures into their places: `{left}` becomes what was left.
pub(super) fn fill(template: &str, figures: &[(&'static str, String)]) -> String {
    figures.iter().fold(template.to_owned(), |text, (name, figure)| text.replace(&format!("{{{name}}}"), figure))
}

impl ProblemCode {
    pub(super) fn words(self, language: Language) -> Words {
        let (zh, en) = self.both();
        let (title, detail) = match language {
            Language::Chinese => zh,
            Language::English => en,
        };
        Words { title, detail }
    }

    #[rustfmt::skip]
    #[expect(clippy::too_many_lines, reason = "it is a table")]
    fn both(self) -> ((&'static str, &'static str), (&'static str, &'static str)) {
        match self {
            Self::Malformed => (("请求无法识别", "请求不符合接口格式，请检查后重新发送。"), ("Malformed request", "The request does not follow the API's format. Check it and send it again.")),
            Self::Unauthenticated => (("请先登录", "登录信息缺失、无效或已过期，请重新登录。"), ("Sign in first", "The sign-in is missing, invalid or expired. Sign in again.")),
            Self::Forbidden => (("没有权限", "您当前的岗位没有此项权限。如需办理，请联系管理员。"), ("Not allowed", "Your present post does not hold this permission. Ask an administrator if you need it.")),
            Self::NotFound => (("找不到", "记录不存在，或不在您的管辖范围内。"), ("Not found", "There is no such record, or it is outside your scope.")),
            Self::MethodNotAllowed => (("方法不支持", "该地址不支持此请求方法。"), ("Method not allowed", "This address does not take that method.")),
            Self::NotAcceptable => (("格式不支持", "无法按您要求的格式答复。"), ("Not acceptable", "The answer is not available in the form you ask for.")),
            Self::Stale => (("记录已变动", "您操作期间，记录已被他人修改。请刷新后重试。"), ("Changed meanwhile", "Somebody changed the record meanwhile. Load it again and retry.")),
            Self::Refused => (("数据不符合规则", "数据与已有记录或规则冲突，未保存。"), ("Refused", "The data contradict other records or a rule. Nothing was saved.")),
            Self::VersionMismatch => (("版本不一致", "您看到的版本已不是最新版本。请刷新后重试。"), ("Version mismatch", "You saw another version than the current one. Load it again and retry.")),
            Self::VersionRequired => (("缺少版本", "修改记录须在 If-Match 中带上所见版本。"), ("Version required", "An edit must carry the version seen in If-Match.")),
            Self::TooLarge => (("内容过大", "提交的内容超过上限，请减少后重新提交。"), ("Too large", "The content is larger than the limit. Send less.")),
            Self::UnsupportedMediaType => (("内容类型不支持", "请以 application/json 提交。"), ("Unsupported media type", "Send application/json.")),
            Self::Invalid => (("填写有误", "部分内容填写有误，请按提示逐项修改。"), ("Invalid input", "Some fields are wrong. Correct each one as noted.")),
            Self::KeyInFlight => (("正在处理", "相同的请求正在处理，请稍候再查询结果。"), ("In progress", "The same request is being worked on. Ask again in a moment.")),
            Self::KeyReused => (("幂等键重复", "该幂等键已用于另一份内容，请换用新的键。"), ("Key used before", "This idempotency key was used for another body. Use a new key.")),
            Self::TooManyRequests => (("请求过于频繁", "请稍后再试。"), ("Too many requests", "Try again later.")),
            Self::Busy => (("系统繁忙", "系统繁忙，请稍后重试。"), ("Busy", "The system is busy. Try again in a moment.")),
            Self::Internal => (("系统出错", "系统内部出错，已记录。如需帮助，请提供请求编号。"), ("Internal error", "Something failed on our side and was logged. Quote the request id if you need help.")),
            Self::SignInFailed => (("登录失败", "账号或密码不正确。"), ("Sign-in failed", "The login or the password is not right.")),
            Self::SignInLocked => (("已锁定", "连续失败次数过多，请在 {minutes} 分钟后再试。"), ("Locked", "Too many failures in a row. Try again in {minutes} minutes.")),
            Self::SignInNoPost => (("没有岗位", "该账号目前没有岗位，请联系安全管理员。"), ("No post", "This account holds no post at present. Ask the security administrator.")),
            Self::PasswordToChange => (("请先修改密码", "初始密码或已到期的密码须由本人修改后才能继续使用系统。"), ("Change the password first", "A first password, or one that has been used for too long, must be changed by yourself before you go on.")),
            Self::PasswordWrong => (("原密码不正确", "请重新输入当前密码。"), ("Wrong password", "Enter your present password again.")),
            Self::PostExclusive => (("岗位互斥", "系统管理、安全管理、审计三类岗位不能由同一账号兼任。"), ("Exclusive posts", "Administrator, security administrator and auditor cannot be held by one account.")),
            Self::PostHeld => (("已有此岗位", "该账号在此单位已担任该岗位。"), ("Post held already", "The account holds this post at this unit already.")),
            Self::LoginTaken => (("账号名已被使用", "请换一个账号名。"), ("Login taken", "Choose another login.")),
            Self::AccountActivated => (("账号已启用", "该会员的账号已经启用，请直接登录；忘记密码请联系管理员。"), ("Already activated", "This member's account is in use already. Sign in; ask the administrator if the password is lost.")),
            Self::ApplicationDuplicate => (("不能提交", "该证件号码目前不能提交入会申请：可能已是会员、已有在办申请，或距上次未通过不足六个月。请联系所在乡镇农合联核实。"), ("Cannot apply", "No application is possible under this identity number at present: it may belong to a member, to an open application, or to one rejected less than six months ago. Ask your town federation.")),
            Self::ApplicationNotNow => (("当前状态不能办理", "该申请目前的状态不能办理此步骤，请刷新后查看可办理的步骤。"), ("Not possible now", "This step is not possible where the application stands. Load it again to see what is.")),
            Self::ApplicationSameHands => (("须由他人办理", "申请由您录入或已由您审核，本步骤须由另一位工作人员办理。"), ("Needs other hands", "You entered or checked this application. Somebody else has to take this step.")),
            Self::ApplicationReviewed => (("县级已审核", "县级审核已通过，请等待理事会决定。"), ("Reviewed already", "The county has passed it. It waits for the council.")),
            Self::ApplicationNotReviewed => (("县级尚未审核", "请先完成县级审核，再登记理事会决定。"), ("Not reviewed yet", "The county has to pass it before the council's decision is entered.")),
            Self::ApplicationDateUnfit => (("日期不符", "所填日期早于上一步骤的日期（{date}），请核对。"), ("Unfit date", "The day lies before the step that led here ({date}). Check it.")),
            Self::ApplicationPublicityRuns => (("公示期未满", "公示尚未结束，{until} 起方可批准入会。"), ("Publicity still runs", "The publicity is not over. Admission is possible from {until}.")),
            Self::ApplicationOutsidePublicity => (("不在公示期内", "异议只能在公示期内提出。"), ("Outside the publicity", "Objections are taken during the publicity only.")),
            Self::ApplicationObjectionOpen => (("有异议未处理", "请先处理异议，再办理下一步。"), ("An objection is open", "Answer the objection first.")),
            Self::ApplicationNoObjection => (("没有待处理的异议", "该申请没有待处理的异议，请刷新后查看。"), ("No objection", "No objection waits for an answer. Load the application again.")),
            Self::ApplicationNotTracked => (("查询不到", "申请编号或查询码不正确，请核对回执上的编号和查询码。"), ("Not found", "The number or the tracking code is not right. Compare them with your receipt.")),
            Self::ApplicationTrackingLocked => (("已锁定", "查询码多次不正确，请在 {minutes} 分钟后再试。"), ("Locked", "Too many wrong tracking codes. Try again in {minutes} minutes.")),
            Self::MemberWrongStatus => (("当前状态不能办理", "会员资格当前所处状态不能办理此事项，请刷新后按可办事项操作。"), ("Not possible now", "The membership does not stand where this can be done. Load it again and choose what it allows.")),
            Self::MemberBeforeLastStep => (("日期不符", "该日期早于会员入会日或上一次状态变动日 {date}，请核对。"), ("Date unfit", "The date lies before the member joined or before the last step on {date}. Check it.")),
            Self::MemberSameHands => (("须由他人批准", "退会申请由您登记，须由其他人员批准。"), ("Somebody else must approve it", "You took the notice. Somebody else must approve it.")),
            Self::MemberCaseOpen => (("除名事项在办", "理事会正在办理该会员的除名事项，办结后方可办理其他变动。"), ("Case open", "The council has a case against this member. Finish it first.")),
            Self::ExpulsionNotNow => (("当前环节不能办理", "除名事项当前所处环节不能办理此操作，请刷新后按可办事项操作。"), ("Not possible now", "The case does not stand where this can be done. Load it again and choose what it allows.")),
            Self::ExpulsionHearingRuns => (("陈述申辩期未满", "会员可在 {until} 当日及以前陈述申辩，期满后方可表决。"), ("Hearing not over", "The member may be heard up to and including {until}. The council votes after that day.")),
            Self::ExpulsionNoQuorum => (("未达法定人数", "到会理事须达应到人数的三分之二以上且不超过应到人数，请核对表决票数。"), ("No quorum", "At least two thirds of the seats, and no more than all of them, must be present. Check the votes.")),
            Self::ExpulsionSameHands => (("须由他人办理", "您提出过本除名事项或登记过申诉，须由其他人员办理。"), ("Somebody else must do it", "You opened the case or took the appeal. Somebody else must take this step.")),
            Self::ExpulsionDateUnfit => (("日期不符", "上一环节办理于 {date}，本环节不能早于该日。"), ("Date unfit", "The step before was on {date}; this one cannot lie before it.")),
            Self::TransferSameUnit => (("已在该镇", "会员已属于该乡镇农合联，请选择其他乡镇。"), ("Already there", "The member belongs to that town already. Choose another one.")),
            Self::TransferDecided => (("转移已办结", "该转移已被接收、退回或撤回，请刷新后再看。"), ("Decided already", "The transfer was accepted, refused or taken back. Load it again.")),
            Self::TransferSameHands => (("须由他人办理", "转移由您提出，须由接收方其他人员办理。"), ("Somebody else must decide", "You proposed the transfer. Somebody else in the receiving town must decide it.")),
            Self::ChangeNothing => (("没有变更", "所填内容与现有资料一致，无需变更。"), ("Nothing changes", "What you entered is what is known already. There is nothing to change.")),
            Self::ChangeNotNow => (("当前环节不能办理", "变更申请当前所处环节不能办理此操作，请刷新后按可办事项操作。"), ("Not possible now", "The request does not stand where this can be done. Load it again and choose what it allows.")),
            Self::ChangeSameHands => (("须由他人办理", "您提出或核对过本变更申请，须由其他人员办理。"), ("Somebody else must do it", "You asked for this change or checked it. Somebody else must decide.")),
            Self::ChangeOpenAlready => (("已有在办变更", "该会员已有一项在办的变更申请，请先办结或撤回。"), ("Request open already", "The member has a change request on its way. Finish it or take it back first.")),
            Self::ChangeOutdated => (("资料已变动", "申请提出后会员资料已有变动，请驳回或撤回后按最新资料重新申请。"), ("Outdated", "What is known of the member changed after the request. Reject it or take it back, and ask again.")),
            Self::ChangeIdentityUnfit => (("证件号码不能使用", "所填证件号码不能登记，请核对号码，或持证件到镇农合联办理。"), ("Number cannot be used", "This number cannot be registered. Compare it, or bring the papers to the town federation.")),
            Self::ChangeOtherTown => (("跨镇变更", "新地址不在会员所属乡镇，请先办理会员转移，再变更地址。"), ("In another town", "The new address lies in another town. Propose a transfer first, then change the address.")),
            Self::ContactPrimaryNeeded => (("须有首要联系人", "会员须有一名首要联系人，请先将其他联系人设为首要联系人。"), ("First contact needed", "Somebody has to be called first. Make another contact that one first.")),
            Self::ContactMobileTaken => (("号码已登记", "该会员已有使用此手机号码的联系人。"), ("Number there already", "The member has a contact with this mobile number already.")),
            Self::FederationUnfit => (("不是产业农合联", "只能加入产业农合联，请重新选择。"), ("No industry federation", "Members join industry federations only. Choose another unit.")),
            Self::FederationDateUnfit => (("日期不符", "该日期须晚于或等于会员入会日，退出日须晚于加入日（{date}）。"), ("Date unfit", "The day must not lie before membership, and leaving must follow joining ({date}).")),
            Self::FederationLeft => (("已退出", "会员已于 {date} 退出该产业农合联。"), ("Left already", "The member left this federation on {date}.")),
            Self::FederationJoined => (("已加入", "会员在该期间已属于此产业农合联。"), ("Joined already", "The member belongs to this federation in that time already.")),
            Self::OrgUnitClosed => (("单位不在存续期", "该单位在所填日期尚未成立或已撤销，请核对日期。"), ("Unit not open", "The unit is not open on that day. Check the date.")),
            Self::OrgUnitOtherClosed => (("上级或并入单位不在存续期", "所选上级或并入单位在所填日期尚未成立或已撤销，请另选单位或日期。"), ("Other unit not open", "The unit above, or the one to merge into, is not open on that day. Choose another unit or day.")),
            Self::OrgUnitParentUnfit => (("上级单位不符", "该类单位不能设在所选上级单位之下，请另选上级单位。"), ("Unfit parent", "A unit of this kind cannot stand below the chosen one. Choose another.")),
            Self::OrgUnitCycle => (("不能归入自身", "单位不能归入自身或其下级单位，请另选单位。"), ("Below itself", "A unit cannot come below itself or below a unit of its own. Choose another.")),
            Self::OrgUnitKindsDiffer => (("单位类型不同", "只有同类单位才能合并，请另选并入单位。"), ("Kinds differ", "Only units of one kind merge. Choose another unit.")),
            Self::OrgUnitOpenBelow => (("尚有下级单位或网点", "该单位下还有 {count} 个存续的单位或网点，请先划转或撤销。"), ("Open units or sites below", "{count} units or sites below are still open. Move or close them first.")),
            Self::OrgUnitNotGrassroots => (("不是基层社", "只有基层社可以办理升级或薄弱社改造。"), ("Not a grassroots co-op", "Only grassroots co-ops are upgraded or transformed.")),
            Self::OrgUnitDateUnfit => (("日期不符", "所填日期须晚于该单位成立或划入现上级的日期，请核对日期。"), ("Unfit date", "The date must lie after the day on which the unit was founded or came to its present place. Check it.")),
            Self::OrgUnitTownServed => (("该乡镇已有农合联", "该乡镇（街道）在此期间已设有农合联，请核对所辖区划。"), ("Town served already", "Another federation serves this town in that time. Check the division.")),
            Self::SiteClosed => (("网点已撤销", "该网点已撤销，无需重复办理。"), ("Site closed", "The site has closed already.")),
            Self::SiteDateUnfit => (("日期不符", "撤销日期须晚于网点的启用日期，请核对日期。"), ("Unfit date", "A site closes after the day on which it opened. Check the date.")),
            Self::RecordExists => (("已经登记", "相同编号的记录已经登记，未重复保存。"), ("Recorded already", "A record with this id was saved before. Nothing was saved twice.")),
            Self::ProviderNameTaken => (("服务组织已登记", "已有同名的服务组织，请核对名称。"), ("Provider registered already", "A provider of this name is registered. Compare the name.")),
            Self::MachineRegistered => (("农机已登记", "该号牌或机身编号的农机已经登记，请核对编号。"), ("Machine registered already", "A machine of this registration number is registered. Compare the number.")),
            Self::CapacityBelowBooked => (("低于已约面积", "{day} 已约 {booked} 亩次，作业能力不能低于此数。"), ("Below what is booked", "{booked} mu-times are booked on {day}; the limit cannot be lower.")),
            Self::PlotNameTaken => (("地块名称重复", "该成员已有同名地块，请换一个名称。"), ("Plot name taken", "The member has a plot of this name. Choose another name.")),
            Self::QuoteNotBookable => (("不能在线预约", "该环节按吨计价，须签订合同办理，不能在线预约。"), ("Not bookable", "This operation is agreed by contract. Ask the service centre.")),
            Self::QuoteNoTerms => (("当日没有价目", "该环节在作业当日没有公布价格，请换一天或咨询服务中心。"), ("No terms that day", "No price is published for that day. Choose another day or ask the service centre.")),
            Self::QuoteOutOfRange => (("金额超出范围", "面积或作业次数过大，无法计价，请分次预约。"), ("Amount out of range", "The area or the passes are too large to price. Book in parts.")),
            Self::BookingDayFull => (("当天已约满", "当天仅剩 {left} 亩次，您需要 {asked} 亩次。请另选日期或农机。"), ("Day full", "{left} mu-times are left that day and {asked} are asked for. Choose another day or machine.")),
            Self::BookingDayClosed => (("当天未开放", "该农机 {day} 未开放预约，请另选日期或农机。"), ("Day not open", "The machine takes no bookings on {day}. Choose another day or machine.")),
            Self::BookingMachineUnfit => (("农机不能作业此环节", "所选农机不能承担该环节，请另选农机。"), ("Unfit machine", "The machine cannot do this operation. Choose another machine.")),
            Self::BookingMemberNotActive => (("会员资格未生效", "只有资格正常的成员可以预约，请先到镇农合联办理。"), ("Member not active", "Only active members book. Ask the town federation.")),
            Self::BookingQuoteExpired => (("报价已过期", "报价有效至 {day} 前，请重新询价。"), ("Quote expired", "The price was promised until {day}. Ask for a new one.")),
            Self::BookingQuoteUsed => (("报价已使用", "该报价已经预约过，请重新询价。"), ("Quote used", "This price was booked before. Ask for a new one.")),
            Self::BookingQuoteOutdated => (("报价已变动", "该地块本季补贴情况已变动，请重新询价。"), ("Quote outdated", "Subsidy for this plot and season changed meanwhile. Ask for a new price.")),
            Self::BookingPassTaken => (("本次作业已有预约", "该地块本季此环节的这一遍作业已有预约，请核对遍数。"), ("Pass booked already", "This pass of the operation over the plot in this season is booked. Compare the pass number.")),
            Self::BookingDayPassed => (("作业日已过", "作业日 {day} 已过，请改期。"), ("Day passed", "The day of work {day} has passed. Choose another day.")),
            Self::BookingTooSoon => (("预约过晚", "最早可约 {earliest}，请另选日期。"), ("Too soon", "The first day that can be booked is {earliest}. Choose another day.")),
            Self::BookingTooFar => (("预约过早", "最晚可约 {latest}，请另选日期。"), ("Too far ahead", "The last day that can be booked is {latest}. Choose another day.")),
            Self::BookingSameDay => (("日期未变", "预约已在 {day}，请选择其他日期。"), ("Same day", "The booking is on {day} already. Choose another day.")),
            Self::BookingOutsideDay => (("不在作业日", "派工须从作业日 {day} 开始。"), ("Outside the day", "The crew must begin on the day of work, {day}.")),
            Self::BookingWrongStatus => (("当前状态不能办理", "预约的状态已不允许此操作，请刷新后再看。"), ("Not possible now", "The booking does not allow this where it stands. Load it again.")),
            Self::BookingMachineTaken => (("农机已派出", "该时段农机已派往别处，请调整时间。"), ("Machine taken", "The machine is elsewhere at that time. Choose other hours.")),
            Self::BookingCrewTaken => (("作业队已派出", "该时段作业队已派往别处，请换一队或调整时间。"), ("Crew taken", "The crew is elsewhere at that time. Choose another crew or other hours.")),
            Self::BookingOwnWork => (("不能自行验收", "作业方不能验收自己的作业，请由种植户或镇农合联验收。"), ("Own work", "Whoever served does not accept the work. The grower or the town federation does.")),
            Self::RatingWrongStatus => (("当前环节不能办理", "评级当前所处环节不能办理此事项，请刷新后按可办事项操作。"), ("Wrong stage", "The rating does not stand where this can be done. Load it again and choose what it allows.")),
            Self::RatingSameHands => (("须由他人办理", "您参与过本次评级的填报、核实、评分或申诉，须由其他人员办理。"), ("Somebody else must do it", "You had a hand in this rating. Somebody else must take this step.")),
            Self::RatingNotRatable => (("暂不能评级", "缺失指标合计超过 20 分，请补充并核实指标后重新评分。"), ("Not ratable", "Indicators worth more than 20 points are missing. Add and confirm evidence, then score again.")),
            Self::RatingBeforeLastStep => (("日期不符", "上一环节办理于 {day}，本环节不能早于该日。"), ("Before the last step", "The last step was taken on {day}; this one cannot lie before it.")),
            Self::RatingAppealClosed => (("已过申诉期", "申诉须在公示期内提出，公示已于 {day} 前结束。"), ("Appeals closed", "Appeals are taken while the rating is public; that ended before {day}.")),
            Self::RatingPublicityRunning => (("公示期未满", "公示尚未结束，{day} 起方可生效。"), ("Publicity running", "The rating is still public; it can take effect from {day}.")),
            Self::RatingTermOver => (("评级已到期", "本评级已于 {day} 到期，请重新评级。"), ("Term over", "The rating held until {day}. Open a new one.")),
            Self::RatingLowestGrade => (("已是最低等级", "当前等级已为 C 级，不能再降。"), ("Lowest grade", "The grade is C already; there is none below it.")),
            Self::RatingOpenAlready => (("已有在办评级", "该会员已有一项在办的评级，请先办结。"), ("Rating open already", "The member has a rating on its way. Finish that one first.")),
            Self::RatingInForceAlready => (("已有生效评级", "该会员的上一评级刚刚变动，请刷新后重试。"), ("Rating in force already", "Another rating of the member is in force. Load it again and retry.")),
            Self::RatingEvidenceClosed => (("不能再修改指标", "当前环节不能修改指标、数据或否决事项。会员只能在草稿阶段修改本人的申报。"), ("Evidence closed", "Evidence, figures and vetoes no longer change here. A member changes its own draft only.")),
            Self::RatingScoreOutdated => (("评分已过时", "评分之后指标或否决事项有变动，请重新评分后再审议。"), ("Score outdated", "Evidence or vetoes changed after the scoring. Score again before the review.")),
            Self::RatingMemberInactive => (("会员不在册", "只有正常状态的会员可以评级，请先核对会员状态。"), ("Member not active", "Only active members are rated. Check the member's status first.")),
        }
    }
}

impl FieldCode {
    pub(super) fn words(self, language: Language) -> &'static str {
        let (zh, en) = self.both();
        match language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    #[rustfmt::skip]
    #[expect(clippy::too_many_lines, reason = "it is a table")]
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Required => ("此项必填。", "This field is required."),
            Self::Unknown => ("没有此字段。", "There is no such field."),
            Self::WrongType => ("数据类型不正确。", "The value has the wrong type."),
            Self::UnknownCode => ("不在可选范围内。", "Not one of the codes of this list."),
            Self::ControlCharacter => ("含有不可见的控制字符。", "Contains control characters."),
            Self::TooShort => ("内容过短。", "Too short."),
            Self::TooLong => ("不能超过 {limit} 个字。", "At most {limit} characters."),
            Self::OutOfRange => ("超出允许范围。", "Out of range."),
            Self::NotADecimal => ("应为数字，如 1234.50。", "Must be a decimal number such as 1234.50."),
            Self::TooManyPlaces => ("小数最多 {places} 位。", "At most {places} decimal places."),
            Self::NotADate => ("应为日期，如 2026-05-01。", "Must be a date such as 2026-05-01."),
            Self::NotACursor => ("翻页标记无效，请从第一页开始。", "Not a cursor of this list. Start from the first page."),
            Self::NotFound => ("所选记录不存在，或不在您的管辖范围内。", "There is no such record, or it is outside your scope."),
            Self::Malformed => ("格式不正确。", "Not in the right form."),
            Self::Checksum => ("校验位不正确，请核对号码。", "The check digit is wrong. Compare the number."),
            Self::ResidentIdShape => ("身份证号码应为 18 位，末位可为 X。", "A resident number has 18 digits; the last may be X."),
            Self::ResidentIdProvince => ("身份证号码前两位不是省份代码，请核对。", "The first two digits are no province. Compare the number."),
            Self::ResidentIdBirthDate => ("身份证号码中的出生日期不正确，请核对。", "The date of birth in it is not possible. Compare the number."),
            Self::UsccShape => ("统一社会信用代码应为 18 位数字和大写字母，不含 I、O、Z、S、V。", "A credit code has 18 digits and capitals, without I, O, Z, S and V."),
            Self::MobileShape => ("手机号码应为 11 位数字，以 13 至 19 开头。", "A mobile number has 11 digits and begins with 13 to 19."),
            Self::NotApplicable => ("此类申请人无需填写此项，请清空。", "Not asked of this kind of applicant. Leave it out."),
            Self::CharterNotAccepted => ("须同意农合联章程才能申请入会。", "One has to accept the charter to apply."),
            Self::IdentityKindNotAllowed => ("该会员类型不能使用此种证件。", "This type of member is known by the other kind of number."),
            Self::RegistryNotAllowed => ("信用代码开头与所选会员类型不符，请核对代码或类型。", "The credit code is one of another kind of organisation. Check the code or the type."),
            Self::NotATownOrVillage => ("请选择到乡镇（街道）或村（社区）。", "Choose a town or a village."),
            Self::Repeated => ("有重复项，请去掉。", "The same entry stands there twice."),
            Self::MoreThanTotal => ("各部分之和超过了总数。", "The parts are more than the whole."),
            Self::DateInFuture => ("日期不能晚于今天。", "The date cannot lie in the future."),
            Self::DateInPast => ("日期不能早于今天。", "The date cannot lie in the past."),
            Self::AreaAbove => ("不能超过 {limit} 亩。", "At most {limit} mu."),
            Self::TooFew => ("至少 {limit} 个。", "At least {limit}."),
            Self::DateOrder => ("日期先后顺序不正确。", "The dates are in the wrong order."),
            Self::PasswordTooShort => ("密码至少 {limit} 位。", "At least {limit} characters."),
            Self::PasswordTooLong => ("密码最多 {limit} 位。", "At most {limit} characters."),
            Self::PasswordTooPlain => ("密码须含大写字母、小写字母、数字、符号中的三类。", "Use three of: capitals, small letters, digits, symbols."),
            Self::PasswordTellsName => ("密码不能包含账号或姓名。", "The password must not contain the login or the name."),
            Self::PasswordUsedBefore => ("不能使用最近用过的密码。", "This password was used recently."),
            Self::ChoiceWanted => ("请从该指标的选项中选择。", "Choose one of the indicator's options."),
            Self::RatioUnfit => ("该指标应填一个数，不能填比值。", "This indicator takes one number, not a ratio."),
            Self::Negative => ("不能为负数。", "Cannot be negative."),
            Self::DenominatorNotPositive => ("分母须大于零。", "The denominator must be more than zero."),
            Self::NotOfThisCard => ("该评分卡没有此项。", "The scorecard does not have this."),
            Self::NotADeclaration => ("会员本人填报的来源应为“会员申报”。", "What a member states itself is a declaration."),
        }
    }
}
