package presenter

import (
	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// action is something that keys do.
type action struct {
	name   string // in the configuration
	in     where
	keys   string // by default, apart by spaces; the help shows the first of them
	do     func(*Model) tea.Cmd
	zh, en string                        // what it does, for the help; "-": said with the one before
	unsaid bool                          // the help over a slide leaves it out
	times  func(m *Model, n int) tea.Cmd // does it n times, after a number; nil: a number before it is forgotten
	when   func(*Model) bool             // nil: always. It then goes before others that have the key
}

// where is a set of modes.
type where uint16

const (
	onSlides   where = 1 << slides
	onBlank    where = 1<<blank | 1<<bright
	inOverview where = 1 << overview
	inSearch   where = 1 << search
	inHelp     where = 1 << help
	inNotes    where = 1 << notes
	onCode     where = 1 << code
	speaking   where = 1 << presenting
	anyStep          = onSlides | speaking
	typeless         = anyStep | onBlank | inOverview | inHelp | inNotes | onCode // where letters are keys
	everywhere       = typeless | inSearch
)

// is reports whether a is the action of that name; nil is none.
func (a *action) is(name string) bool { return a != nil && a.name == name }

// actions is the table of all actions, in the order of the help. It is a function
// since its actions show the help, which shows it.
func actions() []action {
	return []action{
		{name: "next", in: anyStep, keys: "right l n j space enter pgdown ctrl+n ctrl+f ctrl+v", do: (*Model).next, times: func(m *Model, n int) tea.Cmd { return m.steps(n) }, zh: "下一步", en: "next"},
		{name: "back", in: anyStep, keys: "left h p k backspace pgup ctrl+p ctrl+b alt+v", do: (*Model).back, times: func(m *Model, n int) tea.Cmd { return m.steps(-n) }, zh: "上一步", en: "back"},
		{name: "slide-next", in: anyStep, keys: "shift+right J", do: func(m *Model) tea.Cmd { return m.slidesOn(1) }, times: func(m *Model, n int) tea.Cmd { return m.slidesOn(n) }, zh: "下一张，上一张", en: "slide by slide"},
		{name: "slide-back", in: anyStep, keys: "shift+left K", do: func(m *Model) tea.Cmd { return m.slidesOn(-1) }, times: func(m *Model, n int) tea.Cmd { return m.slidesOn(-n) }, zh: "-", en: "-"},
		{name: "slide-all", in: anyStep, keys: "shift+down", do: func(m *Model) tea.Cmd {
			return m.enter(deck.Pos{Slide: m.pos.Slide, Step: m.deck.Slide(m.pos.Slide, m.lang).Steps - 1}, atRest)
		}, zh: "全部步骤，开头", en: "all steps, none"},
		{name: "slide-start", in: anyStep, keys: "shift+up", do: func(m *Model) tea.Cmd { return m.enter(deck.Pos{Slide: m.pos.Slide}, animated) }, zh: "-", en: "-"},
		{name: "down", in: onSlides, keys: "down ctrl+d", do: func(m *Model) tea.Cmd { return m.scrollBy(scrollRows, m.next) }, zh: "滚动，或前后一步", en: "scroll, or move"},
		{name: "up", in: onSlides, keys: "up ctrl+u", do: func(m *Model) tea.Cmd { return m.scrollBy(-scrollRows, m.back) }, zh: "-", en: "-"},
		{name: "first", in: anyStep, keys: "g home alt+<", do: func(m *Model) tea.Cmd { return m.jump(deck.Pos{}) }, zh: "开头，结尾", en: "first, last"},
		{name: "last", in: anyStep, keys: "G end alt+>", do: func(m *Model) tea.Cmd { return m.jump(deck.Pos{Slide: m.deck.Len() - 1}) }, zh: "-", en: "-"},
		{name: "section-back", in: anyStep, keys: "[ { alt+{", do: func(m *Model) tea.Cmd { return m.section(-1) }, zh: "上一节，下一节", en: "section by section"},
		{name: "section-next", in: anyStep, keys: "] } alt+}", do: func(m *Model) tea.Cmd { return m.section(1) }, zh: "-", en: "-"},
		{name: "overview", in: anyStep, keys: "o", do: atOnce(func(m *Model) { m.mode, m.grid.at, m.grid.top = overview, m.pos.Slide, 0 }), zh: "总览", en: "overview"},
		{name: "search", in: anyStep | inOverview, keys: "/ ctrl+s", do: atOnce(func(m *Model) { m.mode, m.finder = search, finder{} }), zh: "搜索", en: "search"},
		{name: "hit-next", in: onSlides, keys: "n", do: func(m *Model) tea.Cmd { return m.finder.goOn(m, 1) }, when: (*Model).searching, zh: "下一处，上一处", en: "next hit, last hit"},
		{name: "hit-back", in: onSlides, keys: "N", do: func(m *Model) tea.Cmd { return m.finder.goOn(m, -1) }, when: (*Model).searching, zh: "-", en: "-"},
		{name: "unchoose", in: onSlides, keys: "esc ctrl+g", do: atOnce((*Model).unchoose), when: func(m *Model) bool { return m.choosing() || m.searching() }, zh: "取消选择", en: "choose no link", unsaid: true},
		{name: "link-next", in: onSlides, keys: "tab", do: atOnce(func(m *Model) { m.choose(1) }), zh: "选择链接，打开", en: "choose, open a link"},
		{name: "link-open", in: onSlides, keys: "enter", do: func(m *Model) tea.Cmd { return m.open(m.chosen()) }, when: (*Model).choosing, zh: "-", en: "-"},
		{name: "link-back", in: onSlides, keys: "shift+tab", do: atOnce(func(m *Model) { m.choose(-1) }), zh: "选择上一个链接", en: "the link before", unsaid: true},
		{name: "qr", in: onSlides, keys: "Q", do: atOnce((*Model).showCode), zh: "链接的二维码", en: "link as a QR code"},
		{name: "return", in: onSlides, keys: "backspace", do: (*Model).jumpBack, when: func(m *Model) bool { return m.jumped }, zh: "回到跳转之前", en: "back from a jump", unsaid: true},
		{name: "jump-back", in: anyStep, keys: "ctrl+o", do: (*Model).jumpBack, zh: "回到跳转之前", en: "back from a jump"},
		{name: "notes", in: onSlides, keys: "i", do: atOnce(func(m *Model) { m.mode, m.scroll = notes, 0 }), zh: "备注和出处", en: "notes and sources"},
		{name: "copy", in: onSlides, keys: "y", do: (*Model).copyCode, zh: "复制代码", en: "copy the code"},
		{name: "run", in: onSlides, keys: "ctrl+e", do: (*Model).run, zh: "运行代码", en: "run the code"},
		{name: "speaker", in: onSlides, keys: "s", do: atOnce(func(m *Model) { m.base, m.mode = presenting, presenting }), when: func(m *Model) bool { return !m.isFollower() }, zh: "演讲者视图", en: "the speaker's view"},
		{name: "edit", in: anyStep, keys: "e", do: (*Model).edit, zh: "用编辑器打开", en: "open in your editor"},
		{name: "language", in: anyStep | inOverview | inNotes, keys: "L", do: (*Model).nextLanguage, zh: "换语言", en: "language"},
		{name: "light", in: anyStep | inOverview | inNotes, keys: "T", do: atOnce(func(m *Model) { m.terminal.Dark, m.fixed = !m.terminal.Dark, true; m.restyle() }), zh: "深色或浅色", en: "dark or light"},
		{name: "blank", in: anyStep, keys: "b .", do: func(m *Model) tea.Cmd { return m.darken(live.Blank) }, zh: "黑屏，白屏", en: "black, white screen"},
		{name: "white", in: anyStep, keys: "w", do: func(m *Model) tea.Cmd { return m.darken(live.White) }, zh: "-", en: "-"},
		{name: "follow", in: anyStep, keys: "f", do: func(m *Model) tea.Cmd { m.talk.away, m.talk.behind = false, true; return m.keepUp() }, when: (*Model).wanders, zh: "回到演讲者那里", en: "back to the speaker"},
		{name: "replay", in: onSlides, keys: "r", do: (*Model).replay, zh: "重放动画", en: "replay the motion"},
		{name: "play", in: onSlides, keys: "a", do: func(m *Model) tea.Cmd { m.autoplay.on = true; return m.awaitAutoplay() }, zh: "自动播放", en: "play by itself"},
		{name: "mouse", in: anyStep, keys: "m", do: (*Model).turnMouse, zh: "鼠标选字", en: "mouse selects text"},
		{name: "help", in: anyStep | inOverview, keys: "? f1", do: atOnce(func(m *Model) { m.mode, m.scroll = help, 0 }), zh: "全部按键", en: "all keys", unsaid: true},
		{name: "suspend", in: everywhere, keys: "ctrl+z", do: func(*Model) tea.Cmd { return tea.Suspend }, when: func(m *Model) bool { return !m.o.Served }, zh: "挂起", en: "suspend"},
		{name: "close", in: everywhere, keys: "esc ctrl+g", do: (*Model).close, zh: "关闭", en: "close"},
		{name: "quit", in: typeless, keys: "q", do: func(*Model) tea.Cmd { return tea.Quit }, zh: "退出", en: "quit"},

		{name: "overview-next", in: inOverview, keys: "right l n space ctrl+f", do: atOnce(func(m *Model) { m.grid.move(m, 1) }), zh: "右边一张", en: "the next slide", unsaid: true},
		{name: "overview-back", in: inOverview, keys: "left h p backspace ctrl+b", do: atOnce(func(m *Model) { m.grid.move(m, -1) }), zh: "左边一张", en: "the slide before", unsaid: true},
		{name: "overview-down", in: inOverview, keys: "down j ctrl+n", do: atOnce(func(m *Model) { m.grid.move(m, m.grid.columns) }), zh: "下面一行", en: "a row down", unsaid: true},
		{name: "overview-up", in: inOverview, keys: "up k ctrl+p", do: atOnce(func(m *Model) { m.grid.move(m, -m.grid.columns) }), zh: "上面一行", en: "a row up", unsaid: true},
		{name: "overview-page-down", in: inOverview, keys: "pgdown ctrl+d ctrl+v", do: atOnce(func(m *Model) { m.grid.turn(m, 1) }), zh: "向下一屏", en: "a screen down", unsaid: true},
		{name: "overview-page-up", in: inOverview, keys: "pgup ctrl+u alt+v", do: atOnce(func(m *Model) { m.grid.turn(m, -1) }), zh: "向上一屏", en: "a screen up", unsaid: true},
		{name: "overview-first", in: inOverview, keys: "g home alt+<", do: atOnce(func(m *Model) { m.grid.at = 0 }), zh: "第一张", en: "the first slide", unsaid: true},
		{name: "overview-last", in: inOverview, keys: "G end alt+>", do: atOnce(func(m *Model) { m.grid.at = m.deck.Len() - 1 }), zh: "最后一张", en: "the last slide", unsaid: true},
		{name: "overview-section-back", in: inOverview, keys: "[ { alt+{", do: atOnce(func(m *Model) { m.grid.section(m, false) }), zh: "上一节", en: "the section before", unsaid: true},
		{name: "overview-section-next", in: inOverview, keys: "] } alt+}", do: atOnce(func(m *Model) { m.grid.section(m, true) }), zh: "下一节", en: "the next section", unsaid: true},
		{name: "overview-go", in: inOverview, keys: "enter", do: func(m *Model) tea.Cmd { return m.visit(m.grid.at) }, zh: "到这一张", en: "go to the slide", unsaid: true},
		{name: "overview-close", in: inOverview, keys: "o", do: (*Model).close, zh: "关闭总览", en: "close the overview", unsaid: true},

		{name: "search-next", in: inSearch, keys: "down ctrl+n tab", do: atOnce(func(m *Model) { m.finder.move(1) }), zh: "下一处", en: "the next hit", unsaid: true},
		{name: "search-back", in: inSearch, keys: "up ctrl+p shift+tab", do: atOnce(func(m *Model) { m.finder.move(-1) }), zh: "上一处", en: "the hit before", unsaid: true},
		{name: "search-page-down", in: inSearch, keys: "pgdown ctrl+v", do: atOnce(func(m *Model) { m.finder.move(m.page()) }), zh: "向下一屏", en: "a screen down", unsaid: true},
		{name: "search-page-up", in: inSearch, keys: "pgup alt+v", do: atOnce(func(m *Model) { m.finder.move(-m.page()) }), zh: "向上一屏", en: "a screen up", unsaid: true},
		{name: "search-go", in: inSearch, keys: "enter ctrl+j", do: func(m *Model) tea.Cmd { return m.finder.enter(m) }, zh: "到这一处", en: "go to the hit", unsaid: true},
		{name: "search-erase", in: inSearch, keys: "backspace ctrl+h", do: func(m *Model) tea.Cmd { return m.finder.erase(m) }, zh: "删一个字", en: "erase a character", unsaid: true},
		{name: "search-erase-word", in: inSearch, keys: "ctrl+w alt+backspace", do: func(m *Model) tea.Cmd { return m.finder.eraseWord(m) }, zh: "删一个词", en: "erase a word", unsaid: true},
		{name: "search-clear", in: inSearch, keys: "ctrl+u", do: func(m *Model) tea.Cmd { return m.finder.look(m, "") }, zh: "全部删去", en: "erase all", unsaid: true},

		{name: "speaker-down", in: speaking, keys: "down ctrl+d", do: func(m *Model) tea.Cmd { return m.scrollNotes(1, m.next) }, zh: "备注向下", en: "notes down", unsaid: true},
		{name: "speaker-up", in: speaking, keys: "up ctrl+u", do: func(m *Model) tea.Cmd { return m.scrollNotes(-1, m.back) }, zh: "备注向上", en: "notes up", unsaid: true},
		{name: "larger-notes", in: speaking, keys: "+ =", do: atOnce(func(m *Model) { m.speaker.notes = largeNotes }), zh: "备注大字，小字", en: "large notes, small ones"},
		{name: "smaller-notes", in: speaking, keys: "-", do: atOnce(func(m *Model) { m.speaker.notes = smallNotes }), zh: "-", en: "-"},
		{name: "poll", in: anyStep, keys: "P", do: atOnce((*Model).stepPoll), when: (*Model).mayPoll, zh: "投票：开始，结束，收起", en: "poll: open, close, put away"},
		{name: "question", in: anyStep, keys: "u", do: atOnce((*Model).showQuestion), when: (*Model).mayAnswer, zh: "显示提问，收起；略过", en: "show a question, put it away; skip one"},
		{name: "skip-question", in: anyStep, keys: "U", do: atOnce((*Model).dropQuestion), when: (*Model).mayAnswer, zh: "-", en: "-"},
		{name: "react", in: onSlides, keys: "!", do: atOnce(func(m *Model) { m.audience.prompt = reacting }), when: (*Model).mayReact, zh: "回应演讲者，提问", en: "react, ask the speaker"},
		{name: "ask-speaker", in: onSlides, keys: ":", do: atOnce(func(m *Model) { m.audience.prompt, m.audience.text = asking, "" }), when: (*Model).mayAskHall, zh: "-", en: "-"},
		{name: "like", in: onSlides, keys: "+", do: (*Model).like, when: (*Model).mayLike, zh: "同问", en: "the same question"},
		{name: "hand-over", in: anyStep, keys: "Y", do: onSeat((*live.Seat).HandOver), when: (*Model).isAsked, zh: "把演讲交给别人，或不交", en: "hand the talk over, or not"},
		{name: "refuse", in: anyStep, keys: "X", do: onSeat((*live.Seat).Refuse), when: (*Model).isAsked, zh: "-", en: "-"},
		{name: "ask", in: anyStep, keys: "A", do: onSeat((*live.Seat).Ask), when: func(m *Model) bool { return m.isLive() && (!m.leads() || m.talk.view.Refused != "") }, zh: "请求接手演讲", en: "ask to lead the talk"},
		{name: "release", in: speaking, keys: "H", do: onSeat((*live.Seat).HandOver), when: (*Model).mayLead, zh: "交出演讲", en: "hand the talk over"},
		{name: "end", in: speaking, keys: "E", do: atOnce((*Model).endTalk), when: (*Model).mayLead, zh: "结束演讲，或继续", en: "end the talk, or go on"},
		{name: "clock", in: speaking, keys: "x", do: atOnce(func(m *Model) { m.change(live.Place.ToggleClock) }), when: (*Model).mayLead, zh: "计时：停，走，重来", en: "clock: stop, go on, anew"},
		{name: "speaker-restart", in: speaking, keys: "R", do: atOnce((*Model).restart), when: func(m *Model) bool { return m.o.Live == nil || m.leads() }, zh: "-", en: "-"},
		{name: "phone", in: speaking, keys: "d", do: (*Model).invitePhone, when: (*Model).hasPhone, zh: "手机遥控，收回", en: "phone leads, ends"},
		{name: "phone-end", in: speaking, keys: "D", do: (*Model).dismissPhone, when: (*Model).hasPhone, zh: "-", en: "-"},
		{name: "speaker-close", in: speaking, keys: "s", do: (*Model).closeSpeaker, zh: "关闭演讲者视图", en: "close the speaker's view", unsaid: true},

		{name: "help-down", in: inHelp, keys: "down j space pgdown ctrl+n ctrl+d ctrl+f ctrl+v", do: atOnce(func(m *Model) { m.scroll += scrollRows }), zh: "向下", en: "down", unsaid: true},
		{name: "help-up", in: inHelp, keys: "up k pgup ctrl+p ctrl+u ctrl+b alt+v", do: atOnce(func(m *Model) { m.scroll -= scrollRows }), zh: "向上", en: "up", unsaid: true},

		{name: "notes-down", in: inNotes, keys: "down j pgdown ctrl+n ctrl+d ctrl+v", do: atOnce(func(m *Model) { m.scroll += scrollRows }), zh: "向下", en: "down", unsaid: true},
		{name: "notes-up", in: inNotes, keys: "up k pgup ctrl+p ctrl+u alt+v", do: atOnce(func(m *Model) { m.scroll -= scrollRows }), zh: "向上", en: "up", unsaid: true},
		{name: "notes-next", in: inNotes, keys: "right l n space ctrl+f", do: func(m *Model) tea.Cmd { return m.notesOf(m.pos.Slide + 1) }, zh: "下一张的备注", en: "the next slide's notes", unsaid: true},
		{name: "notes-back", in: inNotes, keys: "left h p ctrl+b", do: func(m *Model) tea.Cmd { return m.notesOf(m.pos.Slide - 1) }, zh: "上一张的备注", en: "the notes of the slide before", unsaid: true},
	}
}

// atOnce returns an action that does something at once, and waits for nothing.
func atOnce(do func(*Model)) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		do(m)
		return nil
	}
}

// onSeat returns an action on the model's seat in a talk that others show, too.
func onSeat(do func(*live.Seat)) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		do(m.o.Live)
		m.talk.view = m.o.Live.Now()
		return nil
	}
}

// page returns how many lines a page of the search has.
func (m *Model) page() int { return max(1, m.height-4) }
