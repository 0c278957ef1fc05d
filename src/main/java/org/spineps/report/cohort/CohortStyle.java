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
package org.spineps.report.cohort;

/** How the page of a cohort looks, and what it does: tables sort, cases are found. */
final class CohortStyle {

	static final String STYLE = """
		.d{display:inline-block;width:49%;min-width:30em;vertical-align:top}
		svg{display:block;max-width:100%;height:auto;font-size:12px}
		svg .g{stroke:#e4e4e4}svg .p{fill:#cfe6f5}svg .c{stroke:#0072b2;\
		stroke-dasharray:3 2;stroke-width:1.5}
		svg .w{stroke:#666}svg .b{fill:#bbb;stroke:#444}svg .m{stroke:#000;\
		stroke-width:2}
		.card{display:inline-block;vertical-align:top;margin:.3em;padding:.3em;\
		border:1px solid #ccc;border-radius:.3em;max-width:20em;font-size:.85em;\
		content-visibility:auto}
		.card img{display:block;height:140px;width:auto}
		.bar{position:sticky;top:0;background:#fffd;padding:.4em 0;z-index:1}
		th{cursor:pointer}
		.hide{display:none}
		""";

	static final String SCRIPT = """
		<script>
		(()=>{
		const value=(row,n)=>{const t=row.cells[n].textContent.replace('−','-');\
		const x=parseFloat(t);return isNaN(x)?t:x};
		const compare=(a,b)=>{if(a===b)return 0;if(a==='')return 1;if(b==='')return -1;\
		return typeof a===typeof b?(a<b?-1:1):(typeof a==='number'?-1:1)};
		document.querySelectorAll('table').forEach(table=>{
		const head=table.rows[0];if(!head||!head.querySelector('th'))return;
		[...head.cells].forEach((cell,n)=>{let up=false;cell.title='sort';
		cell.addEventListener('click',()=>{up=!up;
		const rows=[...table.rows].slice(1);
		rows.sort((a,b)=>(up?1:-1)*compare(value(a,n),value(b,n)));
		rows.forEach(row=>row.parentNode.append(row))})})});
		const find=document.getElementById('find');
		find.addEventListener('input',()=>{const words=find.value.toLowerCase();
		document.querySelectorAll('#cases tr,.card').forEach(e=>{
		if(!e.querySelector('th'))e.classList.toggle('hide',\
		!e.textContent.toLowerCase().includes(words))})});
		})();
		</script>
		""";

	private CohortStyle() {
		// constants only
	}
}
