const byId = (id) => document.getElementById(id);
const [site, phone, customer, agent] = ['site', 'phone', 'customer', 'agent'].map(byId);

site.onchange = () => {
  const { value } = site;
  const { company } = site.selectedOptions[0].dataset;
  const desk = `${agent.dataset.desk}/?company=${company}`;
  customer.src = byId('customer-link').href = value;
  agent.src = byId('agent-link').href = desk;
  byId('rows-link').href = `${desk}&show=sessions`;
};
phone.onclick = () => {
  const on = document.body.classList.toggle('phone');
  phone.setAttribute('aria-pressed', String(on));
};
