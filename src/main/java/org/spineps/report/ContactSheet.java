/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.report;

import java.util.Map;

import org.spineps.io.HtmlText;
import org.spineps.measure.quality.CaseSummary;

/**
 * Many cases on one page. Decisions are kept by the browser and can be saved as a
 * file; the page sends nothing anywhere.
 */
final class ContactSheet {

	private static final String STYLE = """
		.case{display:inline-block;vertical-align:top;width:32em;max-width:96%;\
		margin:.4em;padding:.5em;border:2px solid #ccc;border-radius:.4em;\
		outline-offset:2px}
		.case.on{outline:3px solid #0072b2}
		.case[data-decision=accept]{border-color:#009e73;background:#eefaf4}
		.case[data-decision=reject]{border-color:#d55e00;background:#fdf1ea}
		.case ul{margin:.3em 0;padding-left:1.2em;font-size:.9em}
		.case button[aria-pressed=true]{font-weight:bold;background:#cde}
		.bar{position:sticky;top:0;background:#fffd;padding:.4em 0;z-index:1}
		.hide{display:none}
		""";

	private static final String SCRIPT = """
		<script>
		(()=>{
		const cases=[...document.querySelectorAll('.case')];
		const key=c=>'spineps:'+location.pathname+':'+c.dataset.name;
		const store={get:k=>{try{return localStorage.getItem(k)}catch(e){return null}},\
		set:(k,v)=>{try{localStorage.setItem(k,v)}catch(e){}}};
		let on=0;
		const show=()=>{
		const done=cases.filter(c=>c.dataset.decision).length;
		document.getElementById('count').textContent=done+' of '+cases.length+' decided';
		cases.forEach(c=>c.querySelectorAll('button').forEach(b=>b.setAttribute(\
		'aria-pressed',b.dataset.to===c.dataset.decision)));
		};
		const decide=(c,d)=>{c.dataset.decision=c.dataset.decision===d?'':d;\
		store.set(key(c),c.dataset.decision);show()};
		const select=n=>{if(!cases.length)return;cases[on].classList.remove('on');\
		on=Math.max(0,Math.min(cases.length-1,n));cases[on].classList.add('on');\
		cases[on].scrollIntoView({block:'nearest'})};
		cases.forEach((c,n)=>{
		const kept=store.get(key(c));if(kept!==null)c.dataset.decision=kept;
		c.addEventListener('click',()=>select(n));
		c.querySelectorAll('button').forEach(b=>b.addEventListener('click',()=>\
		decide(c,b.dataset.to)));
		});
		document.addEventListener('keydown',e=>{
		if(e.ctrlKey||e.metaKey||e.altKey)return;
		if(e.key==='a')decide(cases[on],'accept');
		else if(e.key==='r')decide(cases[on],'reject');
		else if(e.key==='ArrowRight'||e.key==='n')select(on+1);
		else if(e.key==='ArrowLeft'||e.key==='p')select(on-1);
		});
		document.getElementById('save').addEventListener('click',()=>{
		const quote=t=>'"'+(/^[=+@\\t\\r-]./.test(t)?"'":'')+t.replace(/"/g,'""')+'"';
		const text='case,decision\\n'+cases.filter(c=>c.dataset.decision).map(c=>\
		quote(c.dataset.name)+','+c.dataset.decision).join('\\n')+'\\n';
		const a=document.createElement('a');
		a.href=URL.createObjectURL(new Blob([text],{type:'text/csv'}));
		a.download='decisions.csv';a.click();URL.revokeObjectURL(a.href);
		});
		show();select(0);
		})();
		</script>
		""";

	private final Page page;
	private final StringBuilder cards = new StringBuilder();
	private int count;

	/** @param failures cases that failed, name → why */
	ContactSheet(final Map<String, String> failures) {
		page = new Page("Contact sheet", STYLE);
		page.raw("<h1>Contact sheet</h1>\n").disclaimer();
		if (!failures.isEmpty()) {
			page.heading("Failed: no result");
			page.list(failures.entrySet().stream().map(entry -> entry.getKey() +
				": " + entry.getValue()).toList());
		}
	}

	/**
	 * @param one a case
	 * @param jpeg a small picture; empty for none
	 * @param report name of its page beside the sheet; empty for none
	 * @param decision "accept", "reject" or nothing
	 */
	void add(final CaseSummary one, final byte[] jpeg, final String report,
		final String decision)
	{
		count++;
		final String name = HtmlText.escape(one.name());
		cards.append("<div class=\"case\" data-name=\"").append(name).append(
			"\" data-decision=\"").append(decision.equals("accept") || decision
				.equals("reject") ? decision : "").append("\">").append(Page.light(one
					.light())).append(" <strong>");
		if (report.isEmpty()) cards.append(name);
		else cards.append("<a href=\"").append(HtmlText.fileLink(report)).append(
			"\">").append(name).append("</a>");
		cards.append("</strong> <small>").append(HtmlText.escape(one.levels()))
			.append(", ").append(one.vertebrae()).append(one.vertebrae() == 1
				? " vertebra, " : " vertebrae, ").append(one.discs()).append(one
					.discs() == 1 ? " disc" : " discs").append("</small><br>");
		if (jpeg.length > 0) cards.append(Page.image("jpeg", jpeg, "Overview of " +
			one.name())).append("<br>");
		cards.append("<button data-to=\"accept\">accept</button> " +
			"<button data-to=\"reject\">reject</button>");
		if (!one.reasons().isEmpty()) {
			cards.append("<ul>");
			one.reasons().forEach(reason -> cards.append("<li>").append(HtmlText
				.escape(reason)).append("</li>"));
			cards.append("</ul>");
		}
		cards.append("</div>\n");
	}

	/** @return the page */
	String html() {
		page.heading(count == 1 ? "1 case" : count + " cases, the worst first");
		page.raw("<p class=\"bar\"><button id=\"save\">Save decisions.csv</button> " +
			"<span id=\"count\"></span> <small>Keys: a accept, r reject, ← → from " +
			"case to case. Put the saved file into this folder, and the next run " +
			"knows the decisions.</small></p>\n");
		page.raw(cards.toString());
		return page.raw(SCRIPT).end();
	}
}
