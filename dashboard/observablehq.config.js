// Everything comes from node_modules and the database: no font, script or style of another host.
export default {
  title: "公共数据",
  home: "临沂市公共数据",
  root: "src",
  output: "dist",
  style: "style.css",
  globalStylesheets: [],
  // files as any web server serves them, without rewriting of addresses
  preserveExtension: true,
  pages: [
    {name: "期限 Deadlines", path: "/index"},
    {name: "目录 Catalogue", path: "/catalogue"},
    {name: "使用 Use", path: "/use"},
    {name: "台账 Ledger", path: "/ledger"}
  ],
  sidebar: true,
  pager: false,
  toc: false,
  search: false,
  head: '<link rel="icon" href="data:,">',
  footer: "由 <code>ldpd_bi</code> 各视图生成,以报表角色(<code>ldpd_report</code>)读取,不含个人信息。 Made from the views of schema ldpd_bi."
};
