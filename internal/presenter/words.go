package presenter

import "strings"

// words are what the program itself says.
type words struct {
	now, then, ends, step                                string // of the speaker's view
	alone, together, silent, behind                      string // of the stage of a talk that is live
	followers, offline, over, lost, breakTime            string // of the talk
	browsing, asked, refused, dark, darkThere, roomDark  string
	unseen, noStage                                      string
	stands, onSlide, ahead, late, onTime                 string // of the speaker's clock
	tooSoon, tooMany, voted, questionSent, liked         string // to one of the audience
	asksHall, polling, vote, like, informal, fromHall    string
	shownNow                                             string
	reactions                                            []string // as live.Reactions has them
	asking, leader, wander, questions, liveKeys, askKeys string
	goTo, stopped, search, nothing, note, keys           string
	interrupted, mouseFree, mouseTaken                   string
	noEdit, noNotes, noLink, seeQR, goOn                 string
	phonePlain, phoneOnce, phoneGone                     string // of the speaker's phone
	noCode, copied, oneLine, lines, tooLong              string
	number                                               [2]string   // the help's line on numbers
	mouse                                                [][2]string // and on the mouse
	keyNames                                             [][2]string // of keys that have no sign
}

// words returns those of the deck's language: Chinese or else English.
func (m *Model) words() *words {
	lang := strings.ToLower(m.lang)
	if lang == "" {
		lang = strings.ToLower(m.o.Words)
	}
	if lang == "zh" || strings.HasPrefix(lang, "zh-") {
		return &chinese
	}
	return &english
}

var chinese = words{
	now:      "这一步",
	then:     "下一步",
	ends:     "完",
	alone:    "等待 revolute --live",
	together: "同步",

	silent:    "大屏没有回应",
	behind:    "大屏停在别处",
	followers: "%d 人跟随",
	offline:   "演讲者离线",
	over:      "演讲已结束",
	lost:      "连接断开，正在重连",
	breakTime: "休息中",
	browsing:  "自由浏览 · 演讲者在第 %d 张 · f 返回",
	asked:     "%s 想接手：Y 同意，X 拒绝",
	refused:   "%s 正在那里演讲",
	dark:      "黑屏 · 任意键返回",
	darkThere: "演讲者关了屏幕",
	roomDark:  "大屏已黑屏",
	unseen:    "全场看不到这一张",
	noStage:   "没有大屏",

	tooSoon:      "请稍等一会儿再发",
	tooMany:      "问题太多，请稍后再问",
	voted:        "已投 %d，可以改投",
	questionSent: "问题已发给演讲者",
	liked:        "已同问",
	asksHall:     "提问：%s▏ · 回车发送",
	polling:      "投票中 · %d 票 · P 结束 · 数字键记举手",
	vote:         "投票：按 1 到 %d · 已有 %d 票",
	like:         "+ 同问",
	informal:     "%d 票 · 非正式投票",
	fromHall:     "现场提问",
	shownNow:     "正在显示，u 收起：",
	reactions:    []string{"赞", "鼓掌", "爱", "笑", "哇", "想一想", "慢一点", "没听懂"},

	stands:    "停",
	onSlide:   "本页 %s",
	ahead:     "快 %s",
	late:      "慢 %s",
	onTime:    "按计划",
	asking:    "已请求 %s 交出演讲",
	leader:    "%s 正在演讲 · A 请求接手",
	wander:    "%d 人在自己翻",
	questions: "%d 个问题",
	liveKeys:  "b 黑屏   x 停表   R 重新计时   e 编辑   H 交出   E 结束   ? 全部按键",
	askKeys:   "A 请求接手   f 回到演讲   ? 全部按键",

	step:        "第 %d/%d 步",
	goTo:        "到第 %s 张 · 回车",
	stopped:     "已停下 · a 继续",
	search:      "搜索标题、正文和备注",
	nothing:     "没有找到",
	note:        "备注",
	keys:        "按键",
	interrupted: "上次在第 %d 张中断 · ctrl+o 回到那里",
	mouseFree:   "鼠标可以选字了 · m 收回", mouseTaken: "鼠标翻页",
	noEdit:  "这份讲稿不是文件，不能编辑",
	noNotes: "这一张没有备注，也没有链接",
	noLink:  "这一张没有链接",
	seeQR:   " · Q 二维码",

	phonePlain: "只能用一次；http 没有加密，同一网络里的人能看到备注",
	phoneOnce:  "只能用一次",
	phoneGone:  "手机不再遥控",

	goOn:    "“%s” %d/%d · n N · esc",
	noCode:  "这一张没有代码",
	copied:  "已复制 ",
	oneLine: "1 行",
	lines:   "%d 行",
	tooLong: "这段代码太长，没有复制",
	number:  [2]string{"12 回车", "到第 12 张"},
	mouse: [][2]string{
		{"单击 滚轮", "下一步；右键返回"},
		{"单击章节名", "到那一节"},
	},
	keyNames: [][2]string{{"space", "空格"}, {"enter", "回车"}, {"backspace", "退格"}},
}

var english = words{
	now:      "now",
	then:     "next",
	ends:     "the end",
	alone:    "waiting for revolute --live",
	together: "in step",

	silent:    "the stage does not answer",
	behind:    "the stage shows another slide",
	followers: "%d follow",
	offline:   "speaker offline",
	over:      "the talk is over",
	lost:      "connection lost, trying again",
	breakTime: "a break",
	browsing:  "browsing · speaker at %d · f returns",
	asked:     "%s asks to take over: Y yes, X no",
	refused:   "%s is speaking there",
	dark:      "blank · any key returns",
	darkThere: "the speaker has blanked the screen",
	roomDark:  "the room is dark",
	unseen:    "the hall does not see this slide",
	noStage:   "no stage",

	tooSoon:      "wait a moment before the next one",
	tooMany:      "too many questions; ask again later",
	voted:        "voted for %d; another key changes it",
	questionSent: "the speaker has your question",
	liked:        "counted",
	asksHall:     "question: %s▏ · enter sends",
	polling:      "poll · %d votes · P closes · digits count hands",
	vote:         "vote: 1 to %d · %d so far",
	like:         "+ the same question",
	informal:     "%d votes · an informal poll",
	fromHall:     "A question",
	shownNow:     "shown, u puts it away: ",
	reactions:    []string{"+1", "applause", "love", "laugh", "wow", "thinking", "slower", "lost"},

	stands:    "stopped",
	onSlide:   "here %s",
	ahead:     "%s ahead",
	late:      "%s behind",
	onTime:    "on time",
	asking:    "asked %s to hand over",
	leader:    "%s is speaking · A asks to take over",
	wander:    "%d browse",
	questions: "%d questions",
	liveKeys:  "b blank   x stop clock   R restart clock   e edit   H hand over   E end   ? all keys",
	askKeys:   "A ask to take over   f back to the talk   ? all keys",

	step:        "step %d/%d",
	goTo:        "go to %s · enter",
	stopped:     "stopped · a goes on",
	search:      "search titles, text and notes",
	nothing:     "nothing found",
	note:        "note",
	keys:        "Keys",
	interrupted: "cut off at slide %d last time · ctrl+o goes there",
	mouseFree:   "the mouse selects text · m takes it back", mouseTaken: "the mouse turns slides",
	noEdit:  "this deck is no file that could be edited",
	noNotes: "no notes and no links here",
	noLink:  "no links here",
	seeQR:   " · Q: QR code",

	phonePlain: "good for one phone; by plain http, others on the network can read the notes",
	phoneOnce:  "good for one phone",
	phoneGone:  "no phone leads any more",

	goOn:    "“%s” %d/%d · n N · esc",
	noCode:  "no code here",
	copied:  "copied ",
	oneLine: "1 line",
	lines:   "%d lines",
	tooLong: "too long to be copied",
	number:  [2]string{"12 enter", "slide 12"},
	mouse: [][2]string{
		{"click, wheel", "next; right: back"},
		{"click a section", "go there"},
	},
}
