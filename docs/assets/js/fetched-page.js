/** Another page of the site, to look into it. In the copy for disks macros/disk/fetched-page.js stands in this place. */

/**
 * Text that becomes a page would have to be trusted first; what a request answers as a page need not, for it stays apart.
 * @param {string} address
 * @returns {Promise<Document>} refused where it does not come
 */
export function fetchPage(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.overrideMimeType("text/html"); // else what came without a name would be shown as a mistake in XML
    request.open("GET", address);
    request.onload = () => (request.status === 200 && request.responseXML ? resolve(request.responseXML) : reject());
    request.onerror = reject;
    request.send();
  });
}
